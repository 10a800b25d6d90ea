import path from 'node:path';
import { defineConfig } from 'vitest/config';

// vite would take graphql's other build than Node does, and two of them do not know each other's types.
const resolve = {
  alias: [{ find: /^graphql$/, replacement: path.resolve('node_modules/graphql/index.js') }],
};

export default defineConfig({
  test: {
    reporters: ['default', './test/support/closing-line.ts'],
    globalSetup: ['test/support/postgres.ts'],
    projects: [
      {
        resolve,
        test: {
          name: 'parts',
          include: ['test/{unit,integration,http}/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // One real PostgreSQL and two cores: more files at once only slow each other down.
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        resolve,
        test: {
          name: 'whole',
          include: ['test/{installation,browser}/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          // Whole systems run one at a time: they are timed, and share the portal's build.
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});

import path from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // vite would take graphql's other build than Node does, and two of them do not know each other's types.
  resolve: {
    alias: [{ find: /^graphql$/, replacement: path.resolve('node_modules/graphql/index.js') }],
  },
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', './test/support/closing-line.ts'],
    globalSetup: ['test/support/postgres.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // One real PostgreSQL and two cores: more files at once only slow each other down.
    maxWorkers: 2,
  },
});

import type { ForkOptions } from 'node:child_process';

/**
 * Megabytes for what dies young. A page is all garbage a moment later, and is collected the cheaper the less
 * often; of a load some always lives on, and a large young space would only hold it longer.
 */
const YOUNG_SPACE = { public: 32, worker: 4, exporter: 4 };

/** How the processes run, the same under the supervisor and in a bench. */
export function childOptions(role: keyof typeof YOUNG_SPACE): ForkOptions {
  return {
    serialization: 'advanced',
    env: childEnvironment(),
    execArgv: [...process.execArgv, `--max-semi-space-size=${YOUNG_SPACE[role]}`],
  };
}

/**
 * The children are told what they need; of the environment they get only what Node itself uses. Libraries run
 * in them as in production: whether demo people are let in has been settled before.
 */
function childEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TZ, NODE_OPTIONS } = process.env;
  return {
    NODE_ENV: 'production',
    ...(PATH && { PATH }),
    ...(HOME && { HOME }),
    ...(TZ && { TZ }),
    ...(NODE_OPTIONS && { NODE_OPTIONS }),
  };
}

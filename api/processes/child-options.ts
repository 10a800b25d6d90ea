import type { ForkOptions } from 'node:child_process';

/** Loads and pages make much that dies young; a larger young space than these 4 MB only holds it longer. */
const YOUNG_SPACE = '--max-semi-space-size=4';

/** How the public process and the worker run, the same under the supervisor and in a bench. */
export function childOptions(): ForkOptions {
  return {
    serialization: 'advanced',
    env: childEnvironment(),
    execArgv: [...process.execArgv, YOUNG_SPACE],
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

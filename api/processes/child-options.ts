import type { ForkOptions } from 'node:child_process';
import path from 'node:path';

/** Where programs lie compiled, so that a second start finds them so. */
export const COMPILED = path.resolve(import.meta.dirname, '../../.cache/compiled');

/**
 * Megabytes for what dies young, of which a process holds up to three times as much. A page is all garbage a moment
 * later: a larger space than this made no page cheaper that could be measured. Of a load some always lives on, and
 * a large young space would only hold it longer.
 */
const YOUNG_SPACE = { public: 8, worker: 4, exporter: 4 };

/**
 * Threads for what Node does beside its own: questions for figures and the making of a copy hold one each while
 * they run, and files and compression must not wait for them.
 */
const THREADS = { public: 24, worker: 4, exporter: 4 };

/** How the processes run, the same under the supervisor and in a bench. */
export function childOptions(role: keyof typeof YOUNG_SPACE): ForkOptions {
  return {
    serialization: 'advanced',
    env: { ...childEnvironment(), UV_THREADPOOL_SIZE: String(THREADS[role]) },
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
    // Told before its first file is read, a process need not load what takes the types out of TypeScript.
    NODE_COMPILE_CACHE: COMPILED,
    ...(PATH && { PATH }),
    ...(HOME && { HOME }),
    ...(TZ && { TZ }),
    ...(NODE_OPTIONS && { NODE_OPTIONS }),
  };
}

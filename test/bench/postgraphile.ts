import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Contestant } from './contest.ts';
import type { PostgraphileOrders } from './postgraphile-server.ts';
import { begin } from './processes.ts';

/** PostGraphile is no part of the system: its 300 MB are fetched beside it when the bench is to measure against it. */
const PINNED = path.join(import.meta.dirname, 'postgraphile');
const FOLDER = path.resolve(import.meta.dirname, '../../.cache/postgraphile');
const FILES = ['package.json', 'package-lock.json'];

/** @throws a sentence that says what to do, where the registry cannot be reached */
export async function installPostgraphile(): Promise<void> {
  const same = FILES.every(
    (file) =>
      existsSync(path.join(FOLDER, file)) &&
      readFileSync(path.join(FOLDER, file)).equals(readFileSync(path.join(PINNED, file))),
  );
  if (same && existsSync(path.join(FOLDER, 'node_modules', '.package-lock.json'))) return;
  process.stdout.write('PostGraphile 5 is fetched into .cache/postgraphile (about 300 MB)\n');
  mkdirSync(FOLDER, { recursive: true });
  for (const file of FILES) copyFileSync(path.join(PINNED, file), path.join(FOLDER, file));
  const install = spawn('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: FOLDER,
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  const [code] = (await once(install, 'exit')) as [number | null];
  if (code === 0) return;
  throw new Error(
    'PostGraphile could not be fetched from the npm registry. With --without-postgraphile the bench runs without it.',
  );
}

/** Starts it in a process of its own, as its documentation says for production. */
export async function startPostgraphile(
  orders: Omit<PostgraphileOrders, 'folder'>,
): Promise<{ contestant: Contestant; child: ChildProcess }> {
  await installPostgraphile();
  const { child, message } = await begin<PostgraphileOrders, { port: number }>(
    path.join(import.meta.dirname, 'postgraphile-server.ts'),
    { ...orders, folder: FOLDER },
    [],
    { env: { ...process.env, NODE_ENV: 'production', GRAPHILE_ENV: 'production' } },
  );
  return { child, contestant: { port: message.port, pid: child.pid ?? 0, headers: {} } };
}

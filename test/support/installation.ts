import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const root = path.resolve(import.meta.dirname, '../..');
const main = path.join(root, 'api/main.ts');

/** The system as a newcomer installs it: the supervisor with its processes, on a data folder of its own. */
export async function anInstallation(settings: Record<string, string> = {}) {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'opendata-installation-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const environment = { ...cleanEnvironment(), PORT: String(port), DATA_DIR: dataDir, ...settings };
  const started: Running[] = [];

  /** `npm start`; resolves when it is ready, or has given up. */
  const start = async (changed: Record<string, string> = {}): Promise<Running> => {
    const child = spawn(process.execPath, [main], {
      cwd: root,
      env: { ...environment, ...changed },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const running = new Running(child, url);
    started.push(running);
    await running.settled();
    return running;
  };

  /** `npm run opendata -- …`. */
  const command = async (...args: string[]) => {
    const child = spawn(process.execPath, [main, ...args], { cwd: root, env: environment });
    const said: string[] = [];
    child.stdout.on('data', (data: Buffer) => said.push(data.toString()));
    child.stderr.on('data', (data: Buffer) => said.push(data.toString()));
    const [code] = (await once(child, 'close')) as [number];
    return { code, output: said.join('') };
  };

  return {
    url,
    dataDir,
    start,
    command,
    end: async () => {
      for (const running of started) await running.stop('SIGTERM');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

class Running {
  readonly #child: ChildProcess;
  readonly #url: string;
  readonly #closed: Promise<number | null>;
  readonly #startedAt = performance.now();
  #said = '';
  code: number | null | undefined;

  constructor(child: ChildProcess, url: string) {
    this.#child = child;
    this.#url = url;
    child.stdout?.on('data', (data: Buffer) => (this.#said += data.toString()));
    child.stderr?.on('data', (data: Buffer) => (this.#said += data.toString()));
    this.#closed = once(child, 'close').then(([code]) => (this.code = code as number | null));
  }

  /** Everything it has printed so far. */
  get output(): string {
    return this.#said;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Milliseconds until everything was ready to answer; undefined where it ended before. */
  milliseconds: number | undefined;

  async settled(): Promise<void> {
    while (this.code === undefined) {
      const answer = await fetch(`${this.#url}/healthz`).catch(() => undefined);
      if (answer?.status === 200 && this.#said.includes(this.#url)) {
        this.milliseconds = performance.now() - this.#startedAt;
        return;
      }
      await delay(20);
    }
  }

  /** Its exit code once it has ended. */
  async stop(signal: NodeJS.Signals): Promise<number | null> {
    if (this.code === undefined) this.#child.kill(signal);
    return this.#closed;
  }
}

/** What a shell gives to a program, without what the test runner added to it. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return { ...(PATH && { PATH }), ...(HOME && { HOME }) };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (typeof address !== 'object' || address === null) throw new Error('no free port');
  return address.port;
}

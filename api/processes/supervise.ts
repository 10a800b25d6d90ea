import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openSecrets, readMasterSecret } from '../secrets.ts';
import { readSettings } from '../settings.ts';
import { buildPortal } from './build-portal.ts';
import { childOptions } from './child-options.ts';
import { openDatabase, prepareDatabase } from './database.ts';
import { greeting } from './greeting.ts';
import { lockDataDir } from './lock-data-dir.ts';
import type { PublicOrders } from './public.ts';
import type { WorkerOrders } from './worker.ts';

/** `npm start`: database, migrations, portal, then the two processes with their separate logins. */
export async function supervise(root: string, main: string): Promise<void> {
  const settings = readSettings();
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  lockDataDir(settings.dataDir);
  const masterSecret = readMasterSecret(settings.dataDir, settings.secret);
  const secrets = openSecrets(masterSecret);
  const started = Date.now();

  const portal = buildPortal(root, say);
  const database = await openDatabase(settings, secrets);
  const stopAll = { stopping: false };
  const children: ChildProcess[] = [];
  const stop = async (code: number) => {
    if (stopAll.stopping) return;
    stopAll.stopping = true;
    await Promise.all(children.map(endChild));
    await database.stop();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0));

  try {
    const ran = await prepareDatabase(database, secrets);
    if (ran.length > 0) say(`Database ready (${ran.length} migrations).`);
    const begin = async (role: 'public' | 'worker', orders: PublicOrders | WorkerOrders) => {
      const child = fork(main, [role], { ...childOptions(role), stdio: 'inherit' });
      children.push(child);
      child.on('exit', (code) => {
        if (stopAll.stopping) return;
        say(`The ${role} process ended (${code}); stopping.`);
        void stop(1);
      });
      child.send(orders);
      const [message] = (await once(child, 'message')) as [{ failed?: string }];
      if (message.failed !== undefined) throw new Error(message.failed);
      return child;
    };
    const portalFolder = await portal;
    const workerSocket =
      settings.workerAddress === undefined ? path.join(socketFolder(), 'worker.sock') : undefined;
    const open = await begin('public', {
      settings,
      appUrl: database.urlOf('app'),
      readerUrl: database.urlOf('reader'),
      cursorKey: secrets.cursorKey,
      loginKey: secrets.loginKey,
      portalFolder,
      workerSocket,
    });
    await begin('worker', {
      settings,
      appUrl: database.urlOf('app'),
      ingestUrl: database.urlOf('ingest'),
      masterSecret,
      workerSocket,
    });
    open.send('ready');
    say(greeting(settings, Date.now() - started));
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    await stop(1);
  }
}

/** A short path, as sockets need, that only this user may enter; it goes with the process. */
function socketFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'opendata-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 8000);
  await ended;
  clearTimeout(timer);
}

export const projectRoot = path.resolve(import.meta.dirname, '..', '..');

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openSecrets, readMasterSecret } from '../secrets.ts';
import { readSettings } from '../settings.ts';
import { buildPortal } from './build-portal.ts';
import { childOptions } from './child-options.ts';
import { type OpenDatabase, openDatabase, prepareDatabase } from './database.ts';
import { greeting } from './greeting.ts';
import { lockDataDir } from './lock-data-dir.ts';
import type { ExporterOrders } from './exporter.ts';
import type { PublicOrders } from './public.ts';
import type { WorkerOrders } from './worker.ts';

/** Long enough that one which cannot start does not take the processors. */
const EXPORTER_AGAIN_MS = 1_000;

/** `npm start`: database, migrations, portal, then the processes with their separate logins. */
export async function supervise(root: string, main: string): Promise<void> {
  const settings = readSettings();
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  lockDataDir(settings.dataDir);
  const masterSecret = readMasterSecret(settings.dataDir, settings.secret);
  const secrets = openSecrets(masterSecret);
  const started = Date.now();

  const running: { stopping: boolean; children: ChildProcess[]; database?: OpenDatabase } = {
    stopping: false,
    children: [],
  };
  const stop = async (code: number) => {
    if (running.stopping) return;
    running.stopping = true;
    await Promise.all(running.children.map(endChild));
    await running.database?.stop();
    process.exit(code);
  };
  const forkChild = (role: 'public' | 'worker') => {
    const child = fork(main, [role], { ...childOptions(role), stdio: 'inherit' });
    running.children.push(child);
    child.on('exit', (code) => {
      if (running.stopping) return;
      say(`The ${role} process ended (${code}); stopping.`);
      void stop(1);
    });
    return child;
  };
  /** Nobody waits for it, and what it was doing goes on in the next one. */
  const keepExporting = (orders: ExporterOrders): void => {
    if (running.stopping) return;
    const child = fork(main, ['exporter'], { ...childOptions('exporter'), stdio: 'inherit' });
    running.children.push(child);
    child.send(orders);
    // One that ends before it has its orders cannot be told them; that it ended is all that matters.
    child.on('error', () => undefined);
    child.once('message', (message: { failed?: string }) => {
      if (message.failed !== undefined) child.kill();
    });
    child.once('exit', (code, signal) => {
      running.children.splice(running.children.indexOf(child), 1);
      if (running.stopping) return;
      say(`The exporter ended (${code ?? signal}); starting another.`);
      setTimeout(() => keepExporting(orders), EXPORTER_AGAIN_MS);
    });
  };
  const stopOnSignals = () => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.removeAllListeners(signal);
      process.on(signal, () => void stop(0));
    }
  };
  stopOnSignals();

  try {
    // They load while the database starts, and wait for their orders.
    const [open, worker] = [forkChild('public'), forkChild('worker')];
    const portal = buildPortal(root, say);
    const database = await openDatabase(settings, secrets);
    running.database = database;
    // The library that runs PostgreSQL would end it at the signal, while the two processes still need it.
    stopOnSignals();
    const ran = await prepareDatabase(database, secrets);
    if (ran.length > 0) say(`Database ready (${ran.length} migrations).`);
    const portalFolder = await portal;
    const workerSocket =
      settings.workerAddress === undefined ? path.join(socketFolder(), 'worker.sock') : undefined;
    const publicRuns = order<PublicOrders>(open, {
      settings,
      appUrl: database.urlOf('app'),
      readerUrl: database.urlOf('reader'),
      cursorKey: secrets.cursorKey,
      linkKey: secrets.linkKey,
      contactKey: secrets.contactKey,
      loginKey: secrets.loginKey,
      portalFolder,
      workerSocket,
    });
    const workerRuns = order<WorkerOrders>(worker, {
      settings,
      appUrl: database.urlOf('app'),
      ingestUrl: database.urlOf('ingest'),
      masterSecret,
      workerSocket,
    });
    await Promise.all([publicRuns, workerRuns]);
    open.send('ready');
    say(greeting(settings, Date.now() - started));
    keepExporting({
      settings,
      appUrl: database.urlOf('app'),
      readerUrl: database.urlOf('reader'),
    });
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

async function order<Orders extends object>(child: ChildProcess, orders: Orders): Promise<void> {
  child.send(orders);
  const [message] = (await once(child, 'message')) as [{ failed?: string }];
  if (message.failed !== undefined) throw new Error(message.failed);
}

async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 8000);
  await ended;
  clearTimeout(timer);
}

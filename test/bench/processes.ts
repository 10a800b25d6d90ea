import { type ChildProcess, fork, type ForkOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Processes of the bench: starting them, and what the kernel says about them. */

/** Starts a program, gives it its orders, and waits for its first message. */
export async function begin<Orders extends object, Message>(
  program: string,
  orders: Orders,
  args: string[] = [],
  options: ForkOptions = {},
): Promise<{ child: ChildProcess; message: Message }> {
  const child = fork(program, args, { serialization: 'advanced', ...options });
  try {
    return { child, message: await ask<Orders, Message>(child, orders) };
  } catch (error) {
    // Nobody else knows it yet, and while it lives the bench would not end.
    await end(child);
    throw error;
  }
}

/** Sends orders to a running program and waits for its answer. */
export async function ask<Orders extends object, Message>(
  child: ChildProcess,
  orders: Orders,
): Promise<Message> {
  const ended = new AbortController();
  const onExit = () => ended.abort(new Error(`${path.basename(child.spawnargs[1] ?? '')} ended`));
  child.once('exit', onExit);
  try {
    child.send(orders);
    const [message] = await once(child, 'message', { signal: ended.signal });
    const { failed } = message as { failed?: string };
    if (failed !== undefined) throw new Error(failed);
    return message as Message;
  } finally {
    child.off('exit', onExit);
  }
}

export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

export interface Finished {
  output: string;
  seconds: number;
  /** The most memory that the process ever held, in MB (VmHWM). */
  peakMegabytes: number;
}

const LOOK_MS = 20;

/** Runs a command to its end. */
export async function run(args: string[], env: NodeJS.ProcessEnv): Promise<Finished> {
  const started = performance.now();
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  let peakMegabytes = 0;
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  // The kernel keeps the peak itself; looking often is only for the last look to be near the end.
  const look = setInterval(() => {
    peakMegabytes = Math.max(peakMegabytes, peakMemory(child.pid ?? 0));
  }, LOOK_MS);
  const [code] = (await once(child, 'close')) as [number | null];
  clearInterval(look);
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}:\n${output}`);
  return { output, seconds: (performance.now() - started) / 1000, peakMegabytes };
}

/** The most memory that a process ever held, in MB (VmHWM); 0 where it is there no more. */
export function peakMemory(pid: number): number {
  return Number(/VmHWM:\s+(\d+) kB/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;
}

/** Of the kernel's clock: 100 ticks a second on every Linux that Node runs on. */
const TICK_MS = 10;

/** Processor time that a process has used so far, in milliseconds. */
export function processorTime(pid: number): number {
  const afterName = read(`/proc/${pid}/stat`).split(') ')[1]?.split(' ') ?? [];
  return (Number(afterName[11] ?? 0) + Number(afterName[12] ?? 0)) * TICK_MS;
}

/** Processor time of a process's children that have ended, such as the parallel workers of a query. */
export function endedChildrenTime(pid: number): number {
  const afterName = read(`/proc/${pid}/stat`).split(') ')[1]?.split(' ') ?? [];
  return (Number(afterName[13] ?? 0) + Number(afterName[14] ?? 0)) * TICK_MS;
}

export function childrenOf(pid: number): number[] {
  return read(`/proc/${pid}/task/${pid}/children`).trim().split(' ').filter(Boolean).map(Number);
}

/** A process may have ended since. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

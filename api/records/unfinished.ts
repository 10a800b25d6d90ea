import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';

/** Stands in the names of copies while they are made, before the id of the process that makes them. */
const UNFINISHED = '.making';

/** Where this process makes a copy; another one may be making the same. */
export const unfinishedName = (file: string) => `${file}${UNFINISHED}-${process.pid}`;

/** Drops what was left by processes that ended; a process that begins has not made anything yet. */
export async function dropUnfinished(folder: string): Promise<void> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  for (const name of names.filter((one) => one.includes(UNFINISHED)))
    if (!isBeingMade(name)) await rm(path.join(folder, name), { recursive: true, force: true });
}

function isBeingMade(name: string): boolean {
  const maker = Number(/\.making-(\d+)/.exec(name)?.[1] ?? 0);
  return maker > 0 && maker !== process.pid && isAlive(maker);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there, and somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

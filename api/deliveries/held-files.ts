import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { badInput, Refusal } from '../errors.ts';
import type { Deliverer } from './find-target.ts';

/** Longer than this a file of raw data does not wait to be loaded. */
export const HELD_DAYS = 30;
/** Files that may wait for one department at a time. */
const MOST_HELD = 50;

const ABOUT = 'about.json';
const about = z.object({
  id: z.uuid(),
  name: z.string(),
  bytes: z.number(),
  department: z.string(),
  sentBy: z.string(),
  sentAt: z.iso.datetime(),
});

/** 待载入的文件: sent once, looked at as often as needed, loaded when it is right. */
export type HeldFile = z.infer<typeof about> & {
  /** Where it lies. */
  file: string;
};

/**
 * Keeps a received file for the sender's department.
 * @throws BAD_USER_INPUT where too many wait already
 */
export async function holdFile(
  folder: string,
  viewer: Deliverer,
  received: { file: string; name: string },
  at: Date,
): Promise<HeldFile> {
  if ((await heldFiles(folder, viewer)).length >= MOST_HELD)
    throw badInput(
      'TOO_MANY',
      'file',
      `本部门已有 ${MOST_HELD} 个文件待载入，请先载入或删除一些`,
      `${MOST_HELD} files of this department wait already: load or remove some first`,
    );
  const id = randomUUID();
  const own = path.join(folder, id);
  const kept = {
    id,
    name: received.name,
    bytes: (await stat(received.file)).size,
    department: viewer.party.department,
    sentBy: viewer.displayName,
    sentAt: at.toISOString(),
  };
  await mkdir(own);
  await rename(path.dirname(received.file), path.join(own, 'file'));
  await writeFile(path.join(own, ABOUT), JSON.stringify(kept));
  return { ...kept, file: path.join(own, 'file', received.name) };
}

/** The files that wait for the viewer's department, the newest first. */
export async function heldFiles(folder: string, { party }: Deliverer): Promise<HeldFile[]> {
  const found = await Promise.all((await readdir(folder)).map((id) => readAbout(folder, id)));
  return found
    .flatMap((held) => (held?.department === party.department ? [held] : []))
    .toSorted((a, b) => b.sentAt.localeCompare(a.sentAt));
}

/** @throws NOT_FOUND, for a file of another department too */
export async function heldFile(folder: string, viewer: Deliverer, id: string): Promise<HeldFile> {
  const held = z.uuid().safeParse(id).success ? await readAbout(folder, id) : undefined;
  if (held?.department !== viewer.party.department)
    throw new Refusal('NOT_FOUND', { argument: 'file' });
  return held;
}

export async function dropHeldFile(folder: string, { id }: HeldFile): Promise<void> {
  await rm(path.join(folder, id), { recursive: true, force: true });
}

/** Removes every file of a department: after a purge none may bring back what went. How many there were. */
export async function dropFilesOf(folder: string, department: string): Promise<number> {
  const found = await Promise.all((await readdir(folder)).map((id) => readAbout(folder, id)));
  const own = found.filter((held) => held?.department === department);
  for (const held of own) if (held !== undefined) await dropHeldFile(folder, held);
  return own.length;
}

/** Removes what has waited too long, and what a broken upload left behind. */
export async function dropOldFiles(folder: string, now: Date): Promise<number> {
  const oldest = now.getTime() - HELD_DAYS * 86_400_000;
  let dropped = 0;
  for (const id of await readdir(folder)) {
    const held = await readAbout(folder, id);
    const own = path.join(folder, id);
    const since = held === undefined ? (await stat(own)).mtimeMs : Date.parse(held.sentAt);
    if (since >= oldest) continue;
    await rm(own, { recursive: true, force: true });
    dropped += 1;
  }
  return dropped;
}

/** Undefined where there is none, or it is not whole. */
async function readAbout(folder: string, id: string): Promise<HeldFile | undefined> {
  const text = await readFile(path.join(folder, id, ABOUT), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const kept = about.parse(JSON.parse(text));
  return { ...kept, file: path.join(folder, id, 'file', kept.name) };
}

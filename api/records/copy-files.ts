import { readdir, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import type { AppDb } from '../../db/connect.ts';
import { findUnconditional } from '../../db/columnar/unconditional-releases.ts';

/** The copy that a question could be answered from. */
export interface WantedCopy {
  datasetId: string;
  release: { id: string; supersededAt: string | null };
  /** Stands for the release, its shape and the form of copies: another content has another one. */
  digest: string;
}

const ENDING = '.duckdb';

/** Where a copy lies: with those of its dataset, so that a purge reaches it. */
export function fileOfCopy(folder: string, { datasetId, release, digest }: WantedCopy): string {
  const superseded = release.supersededAt === null ? 0 : new Date(release.supersededAt).getTime();
  return path.join(folder, datasetId, `${release.id}.${superseded}.${digest}${ENDING}`);
}

/** The release of a copy, and when values were last purged from it. */
export function markOf(file: string): string {
  return path.basename(file).split('.').slice(0, 2).join('.');
}

/** The marks of those that may be there: of releases that are wholly unconditional now, as they are now. */
export async function currentMarks(db: AppDb, files: readonly string[]): Promise<Set<string>> {
  const ids = files.map((file) => markOf(file).split('.')[0] ?? '');
  if (ids.length === 0) return new Set();
  const releases = await findUnconditional(db, [...new Set(ids)]);
  return new Set(releases.map(({ id, supersededAt }) => `${id}.${supersededAt?.getTime() ?? 0}`));
}

/** Copies that lie there, with their bytes and when they were last used. */
export async function copyFiles(
  folder: string,
): Promise<{ file: string; size: number; used: number }[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const files = names
    .filter((name) => name.endsWith(ENDING))
    .map((name) => path.join(folder, name));
  const found = await Promise.all(
    files.map(async (file) => {
      const facts = await stat(file).catch(() => undefined);
      return facts && { file, size: facts.size, used: facts.mtimeMs };
    }),
  );
  return found.filter((one) => one !== undefined);
}

/** Says that a file was used; false where it is not there. */
export async function touch(file: string): Promise<boolean> {
  const now = new Date();
  return utimes(file, now, now).then(
    () => true,
    () => false,
  );
}

import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { runsOf } from '../../../db/exports/jobs.ts';
import { expireJobs, forgetJobs } from '../../../db/exports/runs.ts';
import type { Judging } from '../../context.ts';
import type { KeptFiles } from '../kept-files.ts';
import { JOB_FILE } from './job-file.ts';

/** Days for which it stays on record who asked for which export. */
const REMEMBERED_DAYS = 90;
const DAY_MS = 86_400_000;

/** Lets files go whose time is over, or for which there is no room, and those that belong to no job any more. */
export async function sweepJobs(
  { db, clock }: Judging,
  { folder, room, kept }: { folder: string; room: number; kept: KeptFiles },
): Promise<void> {
  const now = clock();
  await expireJobs(db, now, room);
  await forgetJobs(db, new Date(now.getTime() - REMEMBERED_DAYS * DAY_MS));
  const files = await filesOfJobs(folder);
  const runs = await runsOf(
    db,
    files.map(({ id }) => id),
  );
  for (const { file, id, claim } of files) {
    const run = runs.get(id);
    // Between being whole and being ready a file has its name already.
    const wanted =
      claim === undefined
        ? run?.state === 'READY' || run?.state === 'RUNNING'
        : run?.claim === claim;
    if (!wanted) await rm(file, { force: true });
  }
  await kept.makeRoom();
}

async function filesOfJobs(folder: string) {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  return names.flatMap((name) => {
    const [, id, claim] = JOB_FILE.exec(path.basename(name)) ?? [];
    return id === undefined ? [] : [{ file: path.join(folder, name), id, claim }];
  });
}

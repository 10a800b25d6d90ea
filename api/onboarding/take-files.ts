import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { dropFile, findFiles, putFile, touchBatch } from '../../db/onboarding/batches.ts';
import type { FileLook } from '../../db/onboarding/tables.ts';
import { ingestDb } from '../../db/releases/loads.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { badInput, Refusal } from '../errors.ts';
import { IntakeError } from '../intake/intake-error.ts';
import { openSources } from '../intake/open-sources.ts';
import { recognise } from '../intake/recognise.ts';
import { fileDigest } from '../releases/file-digest.ts';
import { batchFolder, type OnboardingSystem, openOwnBatch } from './own-batch.ts';

/** Files that one batch takes. */
const MOST_FILES = 1000;
/** Rows of a file that are kept to judge its columns by. */
const HEAD_ROWS = 40;
const LATER_ROWS = 20;
const LONGEST_CELL = 200;

export interface TakenFile {
  id: string;
  name: string;
  /** Why it could not be read. */
  fault: { code: string; zh: string; en: string } | null;
}

/**
 * Takes a file of the folder, or each file of an archive, looks at it and keeps it; a file of the same name
 * takes the place of the one before. What cannot be read is kept with the reason.
 * @throws as openOwnBatch; BAD_USER_INPUT where the batch is full
 */
export async function takeFiles(
  system: OnboardingSystem,
  given: MaybeViewer,
  batchId: string,
  sent: { file: string; name: string },
): Promise<TakenFile[]> {
  const { batch, viewer } = await openOwnBatch(system, given, batchId);
  const db = ingestDb(system.ingest.ingest);
  const folder = batchFolder(system, batch.id);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const before = (await findFiles(db, batch.id)).length;
  const unpacked = await unpack(sent, folder);
  const taken: TakenFile[] = [];
  try {
    if (before + unpacked.length > MOST_FILES)
      throw badInput(
        'TOO_MANY',
        'file',
        `一个批次至多 ${MOST_FILES} 个文件，请另开批次`,
        `a batch takes ${MOST_FILES} files at most: open another one`,
      );
    for (const { id, name, file } of unpacked) {
      const { look, fault } = await lookAt(file);
      const replaced = await putFile(db, {
        id,
        batchId: batch.id,
        name,
        bytes: (await stat(file)).size,
        sha256: await fileDigest(file),
        sentBy: viewer.accountId,
        sentAt: system.ingest.clock(),
        look: look === null ? null : JSON.stringify(look),
        fault: fault === null ? null : JSON.stringify(fault),
      });
      if (replaced !== undefined) await rm(path.join(folder, replaced), { force: true });
      taken.push({ id, name, fault });
    }
  } catch (error) {
    const kept = new Set(taken.map(({ id }) => id));
    for (const { id, file } of unpacked) if (!kept.has(id)) await rm(file, { force: true });
    throw error;
  }
  await touchBatch(db, batch.id, { touchedAt: system.ingest.clock() });
  return taken;
}

/** Takes a file off the bench. @throws as openOwnBatch, NOT_FOUND */
export async function removeFile(
  system: OnboardingSystem,
  given: MaybeViewer,
  batchId: string,
  fileId: string,
): Promise<void> {
  const { batch } = await openOwnBatch(system, given, batchId);
  const db = ingestDb(system.ingest.ingest);
  const found = (await findFiles(db, batch.id)).some(({ id }) => id === fileId);
  if (!found || !(await dropFile(db, batch.id, fileId)))
    throw new Refusal('NOT_FOUND', { argument: 'file' });
  await rm(path.join(batchFolder(system, batch.id), fileId), { force: true });
}

interface Unpacked {
  id: string;
  name: string;
  file: string;
}

/** Each file under an id of its own; an archive falls apart into its files, named by their paths in it. */
async function unpack(sent: { file: string; name: string }, folder: string): Promise<Unpacked[]> {
  const { sources, packed } = await openSources(sent.file).catch((error: unknown) => {
    // It is kept with what is wrong with it, like any file that cannot be read.
    if (error instanceof IntakeError) return { sources: [], packed: false };
    throw error;
  });
  if (!packed) {
    const id = randomUUID();
    await rename(sent.file, path.join(folder, id));
    return [{ id, name: plainPath(sent.name), file: path.join(folder, id) }];
  }
  const files: Unpacked[] = [];
  for (const source of sources) {
    const id = randomUUID();
    const file = path.join(folder, id);
    files.push({ id, name: plainPath(source.name), file });
    await pipeline(Readable.from(source.chunks()), createWriteStream(file));
  }
  return files;
}

/** A path that stays within the folder that was sent. */
function plainPath(name: string): string {
  const steps = name
    .replaceAll('\\', '/')
    .replaceAll(/[\u0000-\u001f]/g, '')
    .split('/')
    .filter((step) => step !== '' && step !== '.' && step !== '..');
  return steps.join('/').slice(-255) || 'file';
}

async function lookAt(file: string): Promise<{ look: FileLook | null; fault: TakenFile['fault'] }> {
  try {
    const { columns, hiddenColumns, codeColumns, findings, firstRows, laterRows } = await recognise(
      file,
      { doubles: 'NUMBER' },
    );
    const later = laterRows ?? [];
    const every = Math.max(1, Math.ceil(later.length / LATER_ROWS));
    const rows = [
      ...firstRows.slice(0, HEAD_ROWS),
      ...later.filter((_, at) => at % every === 0),
    ].map(({ cells }) => cells.map((cell) => cell?.slice(0, LONGEST_CELL) ?? null));
    const look = {
      columns,
      hiddenColumns: hiddenColumns ?? [],
      codeColumns: codeColumns ?? [],
      rows,
      findings,
    };
    return { look, fault: null };
  } catch (error) {
    if (!(error instanceof IntakeError)) throw error;
    return { look: null, fault: { code: error.code, ...error.sentence } };
  }
}

import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { dropFile, putFile } from '../../db/onboarding/batches.ts';
import type { FileLook } from '../../db/onboarding/tables.ts';
import { ingestDb } from '../../db/releases/loads.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { badInput, Refusal, type Sentence } from '../errors.ts';
import { IntakeError } from '../intake/intake-error.ts';
import { openSources } from '../intake/open-sources.ts';
import { recognise } from '../intake/recognise.ts';
import { fileDigest } from '../releases/file-digest.ts';
import { batchFolder, type OnboardingSystem, openOwnBatch } from './own-batch.ts';

/** Files that one batch takes, and their bytes in all. */
const MOST_FILES = 1000;
const MOST_BYTES = 4 * 1024 ** 3;
/** Rows of a file that are kept to judge its columns by. */
const HEAD_ROWS = 40;
const LATER_ROWS = 20;
const LONGEST_CELL = 200;
/** Of a wide table fewer rows are kept. */
const MOST_CELLS = 3000;

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
): Promise<{ files: TakenFile[]; findings: Sentence[] }> {
  const { batch, viewer } = await openOwnBatch(system, given, batchId);
  const db = ingestDb(system.ingest.ingest);
  const folder = batchFolder(system, batch.id);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const taken: TakenFile[] = [];
  const waiting = new Set<string>();
  try {
    const findings: Sentence[] = [];
    for await (const { id, name, file } of unpack(sent, folder, waiting, findings)) {
      const { look, fault } = await lookAt(file);
      const kept = {
        id,
        batchId: batch.id,
        name,
        bytes: (await stat(file)).size,
        sha256: await fileDigest(file),
        sentBy: viewer.accountId,
        sentAt: system.ingest.clock(),
        look: look === null ? null : JSON.stringify(look),
        fault: fault === null ? null : JSON.stringify(fault),
      };
      const put = await putFile(db, kept, { files: MOST_FILES, bytes: MOST_BYTES });
      if (put === 'FULL') throw full();
      waiting.delete(file);
      if (put.replaced !== undefined) await rm(path.join(folder, put.replaced), { force: true });
      taken.push({ id, name, fault });
    }
    return { files: taken, findings };
  } finally {
    for (const file of waiting) await rm(file, { force: true });
  }
}

function full(): Refusal {
  return badInput(
    'TOO_MANY',
    'file',
    `一个批次至多 ${MOST_FILES} 个文件、${MOST_BYTES / 1024 ** 3} GB，请另开批次`,
    `a batch takes ${MOST_FILES} files and ${MOST_BYTES / 1024 ** 3} GB at most: open another one`,
  );
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
  if (!z.uuid().safeParse(fileId).success || !(await dropFile(db, batch.id, fileId)))
    throw new Refusal('NOT_FOUND', { argument: 'file' });
  await rm(path.join(batchFolder(system, batch.id), fileId), { force: true });
}

interface Unpacked {
  id: string;
  name: string;
  file: string;
}

/**
 * Each file under an id of its own; an archive falls apart into its files, named by their paths in it, and what
 * is packed by itself is unpacked.
 * @param waiting to which each is added before it is written, for the caller to remove what he does not keep
 */
async function* unpack(
  sent: { file: string; name: string },
  folder: string,
  waiting: Set<string>,
  findings: Sentence[],
): AsyncGenerator<Unpacked> {
  const place = () => {
    const id = randomUUID();
    const file = path.join(folder, id);
    waiting.add(file);
    return { id, file };
  };
  const opened = await openSources(sent.file).catch((error: unknown) => {
    // It is kept with what is wrong with it, like any file that cannot be read.
    if (error instanceof IntakeError) return undefined;
    throw error;
  });
  if (opened === undefined || (!opened.packed && opened.findings.length === 0)) {
    const { id, file } = place();
    await rename(sent.file, file);
    yield { id, name: plainPath(sent.name), file };
    return;
  }
  findings.push(...opened.findings);
  for (const source of opened.sources) {
    const { id, file } = place();
    try {
      await pipeline(Readable.from(source.chunks()), createWriteStream(file));
    } catch (error) {
      if (!(error instanceof IntakeError)) throw error;
      // One broken file holds back no other of the archive; cut short it says itself what is wrong.
      findings.push({
        zh: `“${source.name}”：${error.sentence.zh}`,
        en: `“${source.name}”: ${error.sentence.en}`,
      });
      await rm(file, { force: true });
      continue;
    }
    yield { id, name: plainPath(opened.packed ? source.name : sent.name), file };
  }
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
    const rows = [...firstRows.slice(0, HEAD_ROWS), ...later.filter((_, at) => at % every === 0)]
      .slice(0, Math.max(5, Math.floor(MOST_CELLS / Math.max(1, columns.length))))
      .map(({ cells }) => cells.map((cell) => cell?.slice(0, LONGEST_CELL) ?? null));
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

import { createHash } from 'node:crypto';
import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { Refusal } from '../../errors.ts';
import { inBlocks } from '../in-blocks.ts';
import { EXPORT_LIMITS } from '../limits.ts';
import { type ExportWish, type PreparedExport, writeExport } from '../write-export.ts';
import { countRows } from './count-rows.ts';

/** How far a file is: rows read, bytes written. */
export interface HowFar {
  rowsDone: number;
  bytes: number;
}

/**
 * Writes the file, says meanwhile how far it is, and takes its digests on the way.
 * @param mostBytes as long as it may become
 * @throws EXPORT_TOO_LARGE, the reason for which the signal was given
 */
export async function writeJob(
  file: string,
  prepared: PreparedExport,
  wish: ExportWish,
  { far, mostBytes, signal }: { far: HowFar; mostBytes: number; signal: AbortSignal },
): Promise<{ sha256: string; sm3: string }> {
  const content = countRows(prepared.content, (rows) => {
    if (rows > EXPORT_LIMITS.rows) throw new Refusal('EXPORT_TOO_LARGE');
    far.rowsDone = rows;
  });
  const [sha256, sm3] = [createHash('sha256'), createHash('sm3')];
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(file, 'wx', 0o600);
  try {
    for await (const block of inBlocks(writeExport({ ...prepared, content }, wish))) {
      signal.throwIfAborted();
      if (far.bytes + block.length > mostBytes) throw new Refusal('EXPORT_TOO_LARGE');
      for (const digest of [sha256, sm3]) digest.update(block);
      await handle.writeFile(block);
      far.bytes += block.length;
    }
    // What is said to be ready is there after a loss of power too.
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { sha256: sha256.digest('hex'), sm3: sm3.digest('hex') };
}

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { IntakeError } from './intake-error.ts';

/**
 * The rows of a piece live until they are sent on. Small ones have died when the young garbage is collected; of
 * larger ones each collection copies what is still alive.
 */
const CHUNK_BYTES = 64 * 1024;

/** Bytes that can be read again and again: a file, or a part of an archive that is unpacked on the way. */
export interface Source {
  /** Name of the file, or of the part within its archive. */
  name: string;
  /** Bytes in all; what an archive says of itself, and so good for choosing samples only. */
  size: number;
  chunks: (from?: number) => AsyncIterable<Buffer>;
}

export async function fileSource(file: string): Promise<Source> {
  const { size } = await stat(file);
  return {
    name: path.basename(file),
    size,
    chunks: (from = 0) =>
      createReadStream(file, { start: from, highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>,
  };
}

/** So many bytes from a place on; fewer where the source ends before. */
export async function readBytes(source: Source, from: number, length: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let missing = length;
  for await (const chunk of source.chunks(from)) {
    parts.push(chunk.subarray(0, missing));
    missing -= chunk.length;
    if (missing <= 0) break;
  }
  return Buffer.concat(parts);
}

/** All bytes of a source that is read whole; they are counted, whatever size it says it has. */
export async function readWhole(
  source: Source,
  largest: number,
  tooLarge: () => IntakeError,
): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of source.chunks()) {
    size += chunk.length;
    if (size > largest) throw tooLarge();
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}

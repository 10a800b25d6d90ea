import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { crc32, createGunzip, createInflateRaw } from 'node:zlib';
import { broken, checkUnpacked, locked } from './archive-bounds.ts';
import { IntakeError } from './intake-error.ts';
import { fileSource, type Source } from './source.ts';
import type { ReadAt, ZipEntry } from './zip-directory.ts';

const CHUNK_BYTES = 256 * 1024;
const LOCAL_HEADER = 0x04034b50;
const LOCAL_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;

/** What a gzip file holds; its size is what its last four bytes say. */
export async function gzipSource(file: string): Promise<Source> {
  const { name, size: packed } = await fileSource(file);
  const trailer = await readFileAt(file)(Math.max(0, packed - 4), 4);
  return {
    name: name.replace(/\.gz$/i, ''),
    size: trailer.length === 4 ? trailer.readUInt32LE(0) : 0,
    chunks: (from = 0) =>
      skip(
        bounded(inflated(createReadStream(file), createGunzip({ chunkSize: CHUNK_BYTES })), packed),
        from,
      ),
  };
}

/** One file of a zip archive. */
export function zipSource(file: string, entry: ZipEntry): Source {
  return {
    name: entry.name,
    size: entry.unpacked,
    chunks: (from = 0) => skip(bounded(entryChunks(file, entry), entry.packed), from),
  };
}

async function* entryChunks(file: string, entry: ZipEntry): AsyncGenerator<Buffer> {
  if (entry.locked) throw locked();
  const header = await readFileAt(file)(entry.offset, LOCAL_BYTES);
  if (header.length < LOCAL_BYTES || header.readUInt32LE(0) !== LOCAL_HEADER) throw broken();
  const start = entry.offset + LOCAL_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
  if (entry.packed === 0) return;
  const packed = createReadStream(file, { start, end: start + entry.packed - 1 });
  const chunks =
    entry.method === DEFLATED
      ? inflated(packed, createInflateRaw({ chunkSize: CHUNK_BYTES }))
      : (packed as AsyncIterable<Buffer>);
  if (entry.method !== STORED && entry.method !== DEFLATED) {
    packed.destroy();
    throw new IntakeError(
      'FORMAT_UNKNOWN',
      `“${entry.name}”的压缩方式不支持；请用 Windows 自带的压缩，或提供 gzip`,
      `“${entry.name}” is packed in a way that is not supported; pack it as an ordinary zip or gzip`,
    );
  }
  let crc = 0;
  for await (const chunk of chunks) {
    crc = crc32(chunk, crc);
    yield chunk;
  }
  // A table that was cut or changed is never taken in as if it were whole.
  if (crc !== entry.crc) throw broken();
}

async function* inflated(
  packed: ReturnType<typeof createReadStream>,
  inflate: ReturnType<typeof createGunzip>,
): AsyncGenerator<Buffer> {
  try {
    // The callback keeps an error from going unheard; the loop below throws the same one.
    yield* pipeline(packed, inflate, () => undefined) as AsyncIterable<Buffer>;
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
      throw broken();
    throw error;
  } finally {
    packed.destroy();
  }
}

async function* bounded(chunks: AsyncIterable<Buffer>, packed: number): AsyncGenerator<Buffer> {
  let unpacked = 0;
  for await (const chunk of chunks) {
    unpacked += chunk.length;
    checkUnpacked(packed, unpacked);
    yield chunk;
  }
}

async function* skip(chunks: AsyncIterable<Buffer>, from: number): AsyncGenerator<Buffer> {
  let at = 0;
  for await (const chunk of chunks) {
    const before = Math.max(0, from - at);
    at += chunk.length;
    if (before < chunk.length) yield chunk.subarray(before);
  }
}

/** Reads pieces of a file. */
export function readFileAt(file: string): ReadAt {
  return async (from, length) => {
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, from);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  };
}

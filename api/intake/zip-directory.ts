import { archiveTooLarge, ARCHIVE_BOUNDS, broken } from './archive-bounds.ts';

export interface ZipEntry {
  name: string;
  locked: boolean;
  /** 0 stored, 8 deflated; nothing else is unpacked. */
  method: number;
  crc: number;
  packed: number;
  unpacked: number;
  /** Where its local header stands. */
  offset: number;
}

/** Reads so many bytes from a place on. */
export type ReadAt = (from: number, length: number) => Promise<Buffer>;

const END_RECORD = Buffer.from('504b0506', 'hex');
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const ENTRY = 0x02014b50;
const ENTRY_BYTES = 46;
/** Stands where a number is too large for it (zip64). */
const BEYOND = 0xffffffff;
const UTF8_NAME = 0x0800;

/**
 * A zip archive's table of contents, before anything is unpacked.
 * @throws ARCHIVE_BROKEN, ARCHIVE_TOO_LARGE
 */
export async function zipDirectory(readAt: ReadAt, size: number): Promise<ZipEntry[]> {
  const tailFrom = Math.max(0, size - END_BYTES - LONGEST_COMMENT);
  const tail = await readAt(tailFrom, size - tailFrom);
  const end = tail.lastIndexOf(END_RECORD);
  if (end < 0 || end + END_BYTES > tail.length) throw broken();
  const count = tail.readUInt16LE(end + 10);
  const from = tail.readUInt32LE(end + 16);
  if (count > ARCHIVE_BOUNDS.entries || from === BEYOND) throw archiveTooLarge();
  if (from > tailFrom + end) throw broken();
  const table = await readAt(from, tailFrom + end - from);
  const entries: ZipEntry[] = [];
  for (let at = 0; entries.length < count; ) {
    if (at + ENTRY_BYTES > table.length || table.readUInt32LE(at) !== ENTRY) throw broken();
    const flags = table.readUInt16LE(at + 8);
    const nameEnd = at + ENTRY_BYTES + table.readUInt16LE(at + 28);
    const entry = {
      name: nameOf(table.subarray(at + ENTRY_BYTES, nameEnd), (flags & UTF8_NAME) !== 0),
      locked: (flags & 1) === 1,
      method: table.readUInt16LE(at + 10),
      crc: table.readUInt32LE(at + 16),
      packed: table.readUInt32LE(at + 20),
      unpacked: table.readUInt32LE(at + 24),
      offset: table.readUInt32LE(at + 42),
    };
    if (entry.unpacked === BEYOND || entry.offset === BEYOND) throw archiveTooLarge();
    entries.push(entry);
    at = nameEnd + table.readUInt16LE(at + 30) + table.readUInt16LE(at + 32);
  }
  return entries;
}

/** Windows in Chinese writes names in GBK and does not say so. */
function nameOf(bytes: Buffer, saidUtf8: boolean): string {
  if (saidUtf8) return bytes.toString('utf8');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { badInput } from '../errors.ts';
import type { Hints } from '../intake/recognition.ts';
import type { BenchTable, NamedFile } from './arrange-tables.ts';

/** The files of a table as one archive, and how it is to be read as one table. */
export interface PackedTable {
  file: string;
  name: string;
  hints: Hints;
  remove: () => Promise<void>;
}

/** How folders of archives begin, so that what a broken process left is found. */
export const PACKED = 'table-';

/**
 * Packs files of a table, uncompressed, with the columns that their names give. Within the archive they have
 * names of ours: theirs could mean anything there.
 * @throws BAD_USER_INPUT where a file has been taken away meanwhile
 */
export async function packTable(
  { title, parts, uneven }: BenchTable,
  files: readonly NamedFile[],
  folder: string,
): Promise<PackedTable> {
  const own = await mkdtemp(path.join(folder, PACKED));
  const remove = () => rm(own, { recursive: true, force: true });
  const file = path.join(own, 'table.zip');
  const titles: Record<string, string> = {};
  const of: Record<string, string[]> = {};
  const zip = new ZipFile();
  // What it cannot read it tells itself, and not the stream that it writes.
  zip.on('error', (error: Error) =>
    (zip.outputStream as NodeJS.ReadableStream & Destroyable).destroy(error),
  );
  for (const [at, one] of files.entries()) {
    const packed = `${String(at + 1).padStart(4, '0')}.csv`;
    zip.addFile(path.join(folder, one.id), packed, { compress: false });
    titles[packed] = one.name;
    of[packed] = parts.map(({ kind }) => one.parts[kind] ?? '');
  }
  zip.end();
  try {
    await pipeline(zip.outputStream, createWriteStream(file));
  } catch (error) {
    await remove();
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw badInput(
      'UNKNOWN_VALUE',
      'table',
      `“${title}”的文件刚刚被替换或删除，请刷新后再试`,
      `files of “${title}” have just been replaced or removed: reload and try again`,
    );
  }
  return {
    file,
    name: `${title.slice(0, 80).replaceAll(/[/\\]/g, '_')}.zip`,
    hints: {
      doubles: 'NUMBER',
      titles,
      ...(uneven && { missing: 'EMPTY' as const }),
      ...(parts.length > 0 && { given: { columns: parts.map(({ column }) => column), of } }),
    },
    remove,
  };
}

interface Destroyable {
  destroy: (error: Error) => void;
}

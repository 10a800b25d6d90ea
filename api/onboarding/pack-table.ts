import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { Hints } from '../intake/recognition.ts';
import type { BenchTable, NamedFile } from './arrange-tables.ts';

/** The files of a table as one archive, and how it is to be read as one table. */
export interface PackedTable {
  file: string;
  name: string;
  hints: Hints;
  remove: () => Promise<void>;
}

const TABLE = /\.(csv|tsv|tab|xlsx?|et|json|ndjson|jsonl|geojson|xml|html?)$/i;

/** Packs files of a table, uncompressed, with the columns that their names give. */
export async function packTable(
  { title, parts, uneven }: BenchTable,
  files: readonly NamedFile[],
  folder: string,
): Promise<PackedTable> {
  const own = await mkdtemp(path.join(folder, 'table-'));
  const name = `${title.slice(0, 80).replaceAll(/[/\\]/g, '_')}.zip`;
  const file = path.join(own, 'table.zip');
  const given = parts.filter((part) => !part.own);
  const of: Record<string, string[]> = {};
  const zip = new ZipFile();
  for (const one of files) {
    // Found by its bytes; the ending says only that it is a table.
    const packed = TABLE.test(one.name) ? one.name : `${one.name}.csv`;
    zip.addFile(path.join(folder, one.id), packed, { compress: false });
    of[packed] = given.map(({ kind }) => one.parts[kind] ?? '');
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(file));
  return {
    file,
    name,
    hints: {
      doubles: 'NUMBER',
      ...(uneven && { missing: 'EMPTY' as const }),
      ...(given.length > 0 && { given: { columns: given.map(({ column }) => column), of } }),
    },
    remove: () => rm(own, { recursive: true, force: true }),
  };
}

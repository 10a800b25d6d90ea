import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import type pg from 'pg';
import { isWhole } from '../records/compile-copy.ts';
import { copyOut } from '../records/copy-out.ts';
import type { Permit } from '../records/permit.ts';
import type { Column, ExportQuery, ReleasedRelation } from '../records/query.ts';
import { quoted } from '../records/statement.ts';
import { COPY, type CopyContents } from './copied-columns.ts';
import { openInstance, quotedText } from './engine.ts';
import { findForms, selectForm, type SentColumn } from './find-forms.ts';

interface Making {
  reader: pg.Pool;
  /** The file of the copy, beside which its parts lie while it is made. */
  file: string;
  /** Megabytes of memory, and of what PostgreSQL sends. */
  memory: number;
  room: number;
  signal: AbortSignal;
}

/**
 * Copies a whole release out of PostgreSQL into a file of the engine. PostgreSQL sends its rows as text, which go
 * through this process as bytes; all work on values is done in the engine's own threads.
 * @throws when the copy has not as many rows as the release, or does not take them
 */
export async function makeCopy(permit: Permit<ExportQuery>, making: Making): Promise<void> {
  const { from } = permit.terms;
  const { file, memory, signal } = making;
  const parts = { lines: `${file}.lines`, sent: `${file}.sent`, spill: `${file}.spill` };
  const sent = sentColumns(from.columns);
  await requireByteOrder(making.reader);
  const instance = await openInstance(file, memory, parts.spill);
  const connection = await instance.connect();
  const stop = () => connection.interrupt();
  try {
    await pipeline(
      copyOut(making.reader, sendingOf(permit, sent)),
      atMost(making.room * 2 ** 20),
      createWriteStream(parts.lines, { mode: 0o600 }),
      { signal },
    );
    signal.addEventListener('abort', stop);
    await connection.run(`attach ${quotedText(parts.sent)} as sent`);
    await connection.run(loadingOf(parts.lines, sent));
    await rm(parts.lines);
    await fill(connection, from, sent);
    signal.throwIfAborted();
  } finally {
    signal.removeEventListener('abort', stop);
    connection.closeSync();
    instance.closeSync();
    for (const part of Object.values(parts)) await rm(part, { recursive: true, force: true });
    await rm(`${parts.sent}.wal`, { force: true });
  }
}

function atMost(bytes: number) {
  return async function* counted(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let came = 0;
    for await (const piece of pieces) {
      came += piece.length;
      if (came > bytes) throw new Error('the release is larger than the room for copies');
      yield piece;
    }
  };
}

/** The engine sorts texts by their bytes; in a database that does otherwise, PostgreSQL answers everything. */
async function requireByteOrder(reader: pg.Pool): Promise<void> {
  const { rows } = await reader.query<{ by: boolean }>(
    `select 'B' < 'a' and 'a' < 'b' and '~' < 'é' as by`,
  );
  if (rows[0]?.by !== true) throw new Error('the database does not sort texts by their bytes');
}

/** Geometries are not asked for figures; an instant is sent in two columns. */
function sentColumns(columns: readonly Column[]): SentColumn[] {
  return columns
    .filter(({ type }) => type !== 'GEOMETRY')
    .map(({ name, type }, at) => ({ name, type, at }));
}

const NO_VALUE = String.raw`\N`;

/** Everything but a null stands in quotes, so that a text never passes for one. */
function sendingOf(permit: Permit<ExportQuery>, sent: readonly SentColumn[]): string {
  if (!isWhole(permit)) throw new Error('a copy is of a whole release');
  const { relation, release } = permit.terms.from;
  if (!Number.isSafeInteger(release)) throw new Error('the number of a release is an integer');
  const columns = sent.flatMap(({ name, type }) =>
    type === 'DATETIME'
      ? [
          `(extract(epoch from ${quoted(name)}) * 1000000)::bigint`,
          `(${quoted(name)} at time zone 'Asia/Shanghai')::date`,
        ]
      : [quoted(name)],
  );
  return (
    `copy (select ${columns.join(', ')} from open.${quoted(relation)}` +
    ` where _from <= ${release} and _to > ${release})` +
    ` to stdout with (format csv, null '${NO_VALUE}', force_quote *, encoding 'UTF8')`
  );
}

/** Of a row, in bytes. The engine holds sixteen times as much while it reads; a release with longer ones has no copy. */
const LONGEST_LINE = 2 ** 20;

function loadingOf(lines: string, sent: readonly SentColumn[]): string {
  const columns = sent.flatMap(({ at, type }) =>
    type === 'DATETIME' ? [COPY.value(at), COPY.day(at)] : [COPY.value(at)],
  );
  const types = columns.map((name) => `'${name}': 'VARCHAR'`).join(', ');
  return `create table sent.lines as from read_csv(${quotedText(lines)}, header = false, auto_detect = false,
    strict_mode = true, delim = ',', quote = '"', escape = '"', new_line = '\\n', nullstr = '${NO_VALUE}',
    allow_quoted_nulls = false, max_line_size = ${LONGEST_LINE}, columns = {${types}})`;
}

async function fill(
  connection: DuckDBConnection,
  { relation, release, rowCount }: ReleasedRelation,
  sent: readonly SentColumn[],
): Promise<void> {
  const columns = await findForms(connection, sent);
  for (const { at, form } of columns)
    if (form.kind === 'CODED' && form.texts.length > 0)
      await connection.run(
        `create type ${COPY.value(at)}_text as enum (select distinct ${COPY.value(at)} from sent.lines where ${COPY.value(at)} is not null order by 1)`,
      );
  const selected = columns.flatMap(selectForm);
  await connection.run(
    `create table ${COPY.table} as select ${['true as there', ...selected].join(', ')} from sent.lines`,
  );
  const counted = await connection.runAndReadAll(`select count(*) from ${COPY.table}`);
  const rows = Number(counted.getRows()[0]?.[0]);
  if (rows !== rowCount)
    throw new Error(`the copy has ${rows} rows, and the release has ${rowCount}`);
  for (const { at, form } of columns)
    if (form.kind === 'CODED' && form.texts.length > 0)
      await connection.run(`drop type ${COPY.value(at)}_text`);
  const contents: CopyContents = { relation, release, rows, columns };
  await connection.run(`create table ${COPY.about} as select $1 as contents`, [
    JSON.stringify(contents),
  ]);
  await connection.run('checkpoint');
}

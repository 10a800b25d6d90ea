import { sql } from 'kysely';
import type { IngestDb } from '../connect.ts';
import { quoted } from '../releases/stage.ts';

/** A released table with its columns, and which of them are its dataset's key. */
export interface ReleasedTable {
  relation: string;
  columns: { name: string; type: string }[];
  keys: string[];
}

/** What went out of a released table: from which releases on and before which, and the texts of whole rows. */
export interface Gone {
  rows: number;
  spans: { from: number; to: number }[];
}

/** The released tables of a dataset, one for each of its shapes. */
export async function findReleasedTables(
  db: IngestDb,
  datasetId: string,
  keys: readonly string[],
): Promise<ReleasedTable[]> {
  const { rows } = await sql<{ relation: string; name: string; type: string }>`
    select r.relation, a.attname as name, format_type(a.atttypid, a.atttypmod) as type
    from (select distinct relation from app.release where dataset_id = ${datasetId}) r
      join pg_catalog.pg_class c on c.relname = r.relation and c.relnamespace = 'open'::regnamespace
      join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where a.attname not in ('_id', '_content', '_from', '_to')
    order by r.relation, a.attnum`.execute(db);
  const tables = Map.groupBy(rows, ({ relation }) => relation);
  return [...tables].map(([relation, columns]) => ({
    relation,
    columns: columns.map(({ name, type }) => ({ name, type })),
    keys: columns.map(({ name }) => name).filter((name) => keys.includes(name)),
  }));
}

const table = ({ relation }: ReleasedTable) => sql.raw(`open.${quoted(relation)}`);
/** As it is written: the handle would turn a name of Kysely's own into snake case. */
const columnRef = (name: string) => sql.raw(quoted(name));
const textOf = (name: string) => sql`${columnRef(name)}::text`;

/** Rows of a key; undefined where the table does not have all of its columns. */
export function rowsOfKey(released: ReleasedTable, key: Record<string, string | null>) {
  const names = Object.keys(key);
  const known = new Set(released.columns.map(({ name }) => name));
  if (names.length === 0 || !names.every((name) => known.has(name))) return undefined;
  return sql.join(
    names.map((name) => sql`${textOf(name)} is not distinct from ${key[name] ?? null}`),
    sql` and `,
  );
}

/** Rows that hold one of the values: as the whole of a cell, or within a text. */
export function rowsOfValues(
  { columns }: Pick<ReleasedTable, 'columns'>,
  values: readonly string[],
) {
  if (columns.length === 0) return sql`false`;
  return sql.join(
    columns.map((column) => holds(column, values)),
    sql` or `,
  );
}

/** Rows in which the column is filled. */
export function rowsOfColumn({ columns }: Pick<ReleasedTable, 'columns'>, field: string) {
  return columns.some(({ name }) => name === field)
    ? sql`${columnRef(field)} is not null`
    : sql`false`;
}

const isText = ({ type }: { type: string }) => type === 'text' || type === 'jsonb';

function holds(column: { name: string; type: string }, values: readonly string[]) {
  const list = sql`${[...values]}::text[]`;
  return isText(column)
    ? sql`exists (select from unnest(${list}) v where position(v in ${textOf(column.name)}) > 0)`
    : sql`${textOf(column.name)} = any(${list})`;
}

export async function countRows(
  db: IngestDb,
  released: ReleasedTable,
  condition: ReturnType<typeof rowsOfValues>,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${table(released)} where ${condition}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Deletes rows from every release, and says what they held. */
export async function deleteRows(
  trx: IngestDb,
  released: ReleasedTable,
  condition: ReturnType<typeof rowsOfValues>,
): Promise<Gone & { texts: string[] }> {
  const texts = released.columns.map(({ name }) => textOf(name));
  const { rows } = await sql<{ from: number; to: number; texts: (string | null)[] }>`
    delete from ${table(released)} where ${condition}
    returning _from as "from", _to as "to", array[${sql.join(texts)}] as texts`.execute(trx);
  return { ...gone(rows), texts: rows.flatMap((row) => row.texts.filter((text) => text !== null)) };
}

/** Empties a column in every release. */
export async function emptyColumn(
  trx: IngestDb,
  released: ReleasedTable,
  field: string,
): Promise<Gone> {
  if (!released.columns.some(({ name }) => name === field)) return { rows: 0, spans: [] };
  const { rows } = await sql<{ from: number; to: number }>`
    update ${table(released)} set ${columnRef(field)} = null, ${renewed(released)}
    where ${columnRef(field)} is not null returning _from as "from", _to as "to"`.execute(trx);
  return gone(rows);
}

/** Takes values out of the cells that hold them: a whole cell becomes empty, a part of a text ***. */
export async function redactCells(
  trx: IngestDb,
  released: ReleasedTable,
  values: readonly string[],
): Promise<Gone> {
  const list = sql`${[...values]}::text[]`;
  const pattern = patternOf(values);
  const cells = released.columns.map((column) => {
    const { name, type } = column;
    const cell = textOf(name);
    const rest =
      type === 'text' ? sql`regexp_replace(${cell}, ${pattern}, '***', 'g')` : columnRef(name);
    const emptied = type === 'jsonb' ? holds(column, values) : sql`${cell} = any(${list})`;
    return sql`${columnRef(name)} = case when ${emptied} then null else ${rest} end`;
  });
  const { rows } = await sql<{ from: number; to: number }>`
    update ${table(released)} set ${sql.join(cells)}, ${renewed(released)}
    where ${rowsOfValues(released, values)} returning _from as "from", _to as "to"`.execute(trx);
  return gone(rows);
}

/**
 * What was reckoned from the values goes with them: the digest by which a load finds what has changed, and
 * the identity of a row that has no key.
 */
function renewed({ keys }: ReleasedTable) {
  return keys.length > 0
    ? sql`_content = gen_random_uuid()`
    : sql`_content = gen_random_uuid(), _id = gen_random_uuid()`;
}

function gone(rows: readonly { from: number; to: number }[]): Gone {
  const spans = new Map(rows.map(({ from, to }) => [`${from} ${to}`, { from, to }]));
  return { rows: rows.length, spans: [...spans.values()] };
}

/** A regular expression for any of the values, each meaning itself. */
export function patternOf(values: readonly string[]): string {
  return values.map((value) => value.replaceAll(/[^\p{L}\p{N}]/gu, String.raw`\$&`)).join('|');
}

/** Statistics hold samples of values. Of an empty table ANALYZE keeps them, so there the columns lose them. */
export async function forgetStatistics(trx: IngestDb, released: ReleasedTable): Promise<void> {
  const { rows } = await sql`select from ${table(released)} limit 1`.execute(trx);
  if (rows.length === 0) {
    const columns = released.columns.map(
      ({ name, type }) => sql`alter column ${columnRef(name)} type ${sql.raw(type)}`,
    );
    await sql`alter table ${table(released)} ${sql.join(columns)}`.execute(trx);
  }
  await sql`analyze ${table(released)}`.execute(trx);
}

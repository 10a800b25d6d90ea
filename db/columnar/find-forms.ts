import type { DuckDBConnection } from '@duckdb/node-api';
import type { Column } from '../records/query.ts';
import { type CopiedColumn, type CopiedForm, COPY } from './copied-columns.ts';

/** A field as its text was sent. */
export type SentColumn = Pick<Column, 'name' | 'type'> & { at: number };

/** Texts with more different values stand as they are, and so do long ones: codes are held in memory. */
const MOST_CODES = 4096;
const LONGEST_CODED = 200;
/** Of all fields of a copy together. */
const ALL_CODES = 65_536;
/** The engine's estimate of different values is this much too high at most. */
const ESTIMATE = 1.5;
/** Digits of a 64-bit integer. */
const MOST_DIGITS = 18;

const NUMERIC = new Set(['INTEGER', 'NUMBER', 'DECIMAL']);
const scaleOf = (value: string) =>
  `(case when ${value} is null then null when contains(${value}, '.') then length(${value}) - instr(${value}, '.') else 0 end)`;
const wholeOf = (value: string) => `length(ltrim(split_part(${value}, '.', 1), '-'))`;

/** In which form each field stands in the copy; a number that is too long for it stays away. */
export async function findForms(
  connection: DuckDBConnection,
  sent: readonly SentColumn[],
): Promise<CopiedColumn[]> {
  const columns: CopiedColumn[] = [];
  const told = await tell(connection, sent);
  let codes = 0;
  for (const column of sent) {
    const form = await formOf(connection, column, told, ALL_CODES - codes);
    if (form?.kind === 'CODED') codes += form.texts.length;
    if (form !== undefined) columns.push({ ...column, form });
  }
  return columns;
}

type Told = (name: string) => number;

/** What has to be known of all values, in one reading. */
async function tell(connection: DuckDBConnection, sent: readonly SentColumn[]): Promise<Told> {
  const figures = sent.flatMap(({ at, type }) => {
    const value = COPY.value(at);
    if (type === 'STRING')
      return [
        `approx_count_distinct(${value}) as ${value}_different`,
        `max(length(${value})) as ${value}_longest`,
      ];
    if (!NUMERIC.has(type)) return [];
    return [
      `min(${scaleOf(value)}) as ${value}_least`,
      `max(${scaleOf(value)}) as ${value}_scale`,
      `max(${wholeOf(value)}) as ${value}_whole`,
    ];
  });
  if (figures.length === 0) return () => 0;
  const result = await connection.runAndReadAll(`select ${figures.join(', ')} from sent.lines`);
  const [row = {}] = result.getRowObjects();
  return (name) => Number(row[name] ?? 0);
}

async function formOf(
  connection: DuckDBConnection,
  { at, type }: SentColumn,
  told: Told,
  codesLeft: number,
): Promise<CopiedForm | undefined> {
  const value = COPY.value(at);
  switch (type) {
    case 'STRING': {
      const isMany = told(`${value}_different`) > MOST_CODES * ESTIMATE;
      if (isMany || told(`${value}_longest`) > LONGEST_CODED) return { kind: 'TEXT' };
      const texts = await textsOf(connection, value);
      return texts.length > Math.min(MOST_CODES, codesLeft)
        ? { kind: 'TEXT' }
        : { kind: 'CODED', texts };
    }
    case 'INTEGER':
    case 'NUMBER':
    case 'DECIMAL': {
      const scale = told(`${value}_scale`);
      const width = told(`${value}_whole`) + scale;
      if (width > MOST_DIGITS) return undefined;
      return { kind: 'SCALED', scale, varies: told(`${value}_least`) !== scale, width };
    }
    case 'BOOLEAN':
      return { kind: 'BOOLEAN' };
    case 'DATE':
      return { kind: 'DAY' };
    case 'DATETIME':
      return { kind: 'MOMENT' };
    case 'GEOMETRY':
      return undefined;
  }
}

/** The different texts in the order of their bytes. */
async function textsOf(connection: DuckDBConnection, value: string): Promise<string[]> {
  const result = await connection.runAndReadAll(
    `select distinct ${value} from sent.lines where ${value} is not null order by 1 limit ${MOST_CODES + 1}`,
  );
  return result.getRows().map(([text]) => String(text));
}

/** What the table of the copy has of a field. */
export function selectForm({ at, form }: CopiedColumn): string[] {
  const value = COPY.value(at);
  switch (form.kind) {
    case 'CODED':
      return [
        form.texts.length === 0
          ? `null::utinyint as ${value}`
          : `enum_code(${value}::${value}_text) as ${value}`,
      ];
    case 'TEXT':
      return [value];
    case 'SCALED': {
      const scale = scaleOf(value);
      const digits = `replace(${value}, '.', '') || repeat('0', ${form.scale} - ${scale})`;
      return [
        `(${digits})::bigint as ${value}`,
        ...(form.varies ? [`${scale}::utinyint as ${COPY.scale(at)}`] : []),
      ];
    }
    case 'BOOLEAN':
      return [`${value} = 't' as ${value}`];
    case 'DAY':
      return [`${value}::date as ${value}`];
    case 'MOMENT':
      return [`${value}::bigint as ${value}`, `${COPY.day(at)}::date as ${COPY.day(at)}`];
  }
}

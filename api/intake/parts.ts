import { archiveTooLarge } from './archive-bounds.ts';
import { headerKey } from './header-key.ts';
import { IntakeError } from './intake-error.ts';
import type { Batch, Hints, Recognition, SentRow, TablePlan } from './recognition.ts';
import type { Source } from './source.ts';

/** Lines of the second part begin here, so that each line of an archive has one number. */
const LINES_A_PART = 100_000_000;
const LATER_ROWS = 2000;

type Part = NonNullable<Recognition['parts']>[number];

interface Table {
  name: string;
  recognition: Recognition;
}

/**
 * One recognition of all tables of a file; those of an archive have the same columns, in any order, unless it
 * is said that missing ones stay empty. Given columns stand at the end.
 * @throws PARTS_DIFFER
 */
export function joinParts(tables: readonly Table[], packed: boolean, hints: Hints): Recognition {
  const [first, ...others] = tables;
  if (first === undefined) throw new Error('an opened file holds a table');
  if (!packed) return first.recognition;
  if (hints.missing === undefined) for (const other of others) refuseOtherShape(first, other);
  const { findings, codeColumns } = first.recognition;
  const plan = planOf(first.recognition);
  const columns = [
    ...joinedHeaders(tables.map(({ recognition }) => recognition.columns)),
    ...(hints.given?.columns ?? []),
  ];
  const parts = tables.map(({ name, recognition }): Part => {
    const title = hints.titles?.[name];
    return {
      ...planOf(recognition),
      name,
      ...(title !== undefined && { title }),
      ...(hints.given !== undefined && { given: hints.given.of[name] ?? [] }),
    };
  });
  const hidden = new Set(tables.flatMap(({ recognition }) => recognition.hiddenColumns ?? []));
  const [firstRows = [], ...more] = tables.flatMap(({ recognition }, at) => {
    const place = placer(parts[at] ?? recognition, columns, 0);
    return [recognition.firstRows.map(place), (recognition.laterRows ?? []).map(place)];
  });
  return {
    ...plan,
    columns,
    parts,
    ...(codeColumns !== undefined && { codeColumns }),
    ...(hidden.size > 0 && { hiddenColumns: [...hidden] }),
    findings: [
      ...findings,
      ...parts.slice(1).map(({ name, title = name }, at) => ({
        zh: `“${title}”的第 1 行记作第 ${(at + 1) * LINES_A_PART + 1} 行`,
        en: `line 1 of “${title}” is called line ${(at + 1) * LINES_A_PART + 1}`,
      })),
    ],
    firstRows,
    laterRows: evenly(more.flat(), LATER_ROWS),
  };
}

/** A table among many gives fewer rows to judge columns by, so that all of them together stay few. */
export function thinned(recognition: Recognition, tables: number): Recognition {
  const most = Math.max(20, Math.ceil(LATER_ROWS / tables));
  const { firstRows, laterRows = [] } = recognition;
  return {
    ...recognition,
    firstRows: firstRows.slice(0, most),
    laterRows: evenly([...firstRows.slice(most), ...laterRows], most),
  };
}

/** The rows of all tables, each under the columns of the whole. */
export async function* readParts(
  sources: readonly Source[],
  recognition: Recognition,
  read: (source: Source, plan: TablePlan) => AsyncGenerator<Batch>,
): AsyncGenerator<Batch> {
  const { parts } = recognition;
  if (parts === undefined) {
    const [source] = sources;
    if (source !== undefined) yield* read(source, recognition);
    return;
  }
  for (const [at, part] of parts.entries()) {
    const source = sources.find(({ name }) => name === part.name);
    if (source === undefined) throw new Error(`the archive no longer holds ${part.name}`);
    const place = placer(part, recognition.columns, at * LINES_A_PART);
    for await (const { rows, aside } of read(source, part))
      yield { rows: rows.map(place), aside: aside.map(place) };
  }
}

function planOf(recognition: Recognition): TablePlan {
  const {
    findings: _,
    firstRows: _first,
    laterRows: _later,
    hiddenColumns: _hidden,
    codeColumns: _codes,
    ...plan
  } = recognition;
  return plan;
}

/** Where line `line` of an archive stands: in which of its tables, and in which line of that. */
export function partOfLine(line: number): { part: number; line: number } {
  const part = Math.floor((line - 1) / LINES_A_PART);
  return { part, line: line - part * LINES_A_PART };
}

/** Puts a row of a part under the columns and line numbers of the whole. */
function placer(
  { columns: own, given = [] }: Pick<Part, 'columns' | 'given'>,
  columns: readonly string[],
  offset: number,
) {
  const order = columns
    .slice(0, columns.length - given.length)
    .map((name) => placeIn(own, name, columns));
  const same = given.length === 0 && order.every((from, at) => from === at);
  return <Row extends SentRow>(row: Row): Row => {
    if (row.line > LINES_A_PART) throw archiveTooLarge();
    const line = row.line + offset;
    if (same) return { ...row, line };
    const cells = [
      ...order.map((from) => row.cells[from] ?? null),
      ...given,
      ...row.cells.slice(own.length),
    ];
    const faults = row.faults?.map((fault) => ({
      ...fault,
      at: fault.at < 0 ? fault.at : order.indexOf(fault.at),
    }));
    return { ...row, line, cells, ...(faults !== undefined && { faults }) };
  };
}

/**
 * The headers of all tables, as the first that has each writes it. What differs in width and spaces only is one
 * header, unless a table has both.
 */
export function joinedHeaders(tables: readonly (readonly string[])[]): string[] {
  const joined: string[] = [];
  for (const own of tables)
    for (const header of own) {
      if (joined.includes(header)) continue;
      const alike = joined.find((one) => headerKey(one) === headerKey(header));
      if (alike === undefined || own.includes(alike)) joined.push(header);
    }
  return joined;
}

/** Where a table has a column of the whole: under its very name, else under one alike that is no other column. */
function placeIn(own: readonly string[], name: string, whole: readonly string[]): number {
  const exact = own.indexOf(name);
  if (exact >= 0) return exact;
  return own.findIndex((one) => headerKey(one) === headerKey(name) && !whole.includes(one));
}

function evenly(rows: readonly SentRow[], most: number): SentRow[] {
  const every = Math.ceil(rows.length / most);
  return rows.filter((_, at) => at % every === 0);
}

function refuseOtherShape(first: Table, other: Table): void {
  const known = first.recognition.columns;
  const own = other.recognition.columns;
  const whole = joinedHeaders([known, own]);
  const more = whole.slice(known.length);
  const fewer = known.filter((name) => placeIn(own, name, whole) < 0);
  if (more.length + fewer.length === 0) return;
  const names = [...more.map((name) => `+${name}`), ...fewer.map((name) => `-${name}`)].slice(0, 8);
  throw new IntakeError(
    'PARTS_DIFFER',
    `压缩包里“${other.name}”与“${first.name}”的列不同（${names.join('、')}）；不同的表请分别导入`,
    `in the archive “${other.name}” has other columns than “${first.name}” (${names.join(', ')}); import different tables one by one`,
  );
}

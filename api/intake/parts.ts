import { archiveTooLarge } from './archive-bounds.ts';
import { IntakeError } from './intake-error.ts';
import type { Batch, Recognition, SentRow, TablePlan } from './recognition.ts';
import type { Source } from './source.ts';

/** Lines of the second part begin here, so that each line of an archive has one number. */
const LINES_A_PART = 100_000_000;
const LATER_ROWS = 2000;

interface Table {
  name: string;
  recognition: Recognition;
}

/**
 * One recognition of all tables of a file; those of an archive must have the same columns, in any order.
 * @throws PARTS_DIFFER
 */
export function joinParts(tables: readonly Table[], packed: boolean): Recognition {
  const [first, ...others] = tables;
  if (first === undefined) throw new Error('an opened file holds a table');
  if (!packed) return first.recognition;
  for (const other of others) refuseOtherShape(first, other);
  const {
    findings,
    firstRows,
    laterRows = [],
    hiddenColumns = [],
    codeColumns,
    ...plan
  } = first.recognition;
  const hidden = new Set([
    ...hiddenColumns,
    ...others.flatMap((other) => other.recognition.hiddenColumns ?? []),
  ]);
  const more = others.flatMap(({ recognition }) => inOrder(recognition, plan.columns));
  return {
    ...plan,
    parts: tables.map(({ name, recognition }) => ({ name, ...planOf(recognition) })),
    ...(codeColumns !== undefined && { codeColumns }),
    ...(hidden.size > 0 && { hiddenColumns: [...hidden] }),
    findings: [
      ...findings,
      ...others.map(({ name }, at) => ({
        zh: `“${name}”的第 1 行记作第 ${(at + 1) * LINES_A_PART + 1} 行`,
        en: `line 1 of “${name}” is called line ${(at + 1) * LINES_A_PART + 1}`,
      })),
    ],
    firstRows,
    laterRows: evenly([...laterRows, ...more], LATER_ROWS),
  };
}

/** The rows of all tables, each with the columns of the first. */
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
    const place = placer(part.columns, recognition.columns, at * LINES_A_PART);
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

/** Puts a row of a part under the columns and line numbers of the whole. */
function placer(own: readonly string[], columns: readonly string[], offset: number) {
  const order = columns.map((name) => own.indexOf(name));
  const same = order.every((from, at) => from === at);
  return <Row extends SentRow>(row: Row): Row => {
    if (row.line > LINES_A_PART) throw archiveTooLarge();
    const line = row.line + offset;
    if (same) return { ...row, line };
    const cells = order.map((from) => row.cells[from] ?? null).concat(row.cells.slice(own.length));
    const faults = row.faults?.map((fault) => ({ ...fault, at: order.indexOf(fault.at) }));
    return { ...row, line, cells, ...(faults !== undefined && { faults }) };
  };
}

function inOrder(recognition: Recognition, columns: readonly string[]): SentRow[] {
  const place = placer(recognition.columns, columns, 0);
  return [...recognition.firstRows, ...(recognition.laterRows ?? [])].map(place);
}

function evenly(rows: readonly SentRow[], most: number): SentRow[] {
  const every = Math.ceil(rows.length / most);
  return rows.filter((_, at) => at % every === 0);
}

function refuseOtherShape(first: Table, other: Table): void {
  const known = first.recognition.columns;
  const own = other.recognition.columns;
  const more = own.filter((name) => !known.includes(name));
  const fewer = known.filter((name) => !own.includes(name));
  if (more.length + fewer.length === 0) return;
  const names = [...more.map((name) => `+${name}`), ...fewer.map((name) => `-${name}`)].slice(0, 8);
  throw new IntakeError(
    'PARTS_DIFFER',
    `压缩包里“${other.name}”与“${first.name}”的列不同（${names.join('、')}）；不同的表请分别导入`,
    `in the archive “${other.name}” has other columns than “${first.name}” (${names.join(', ')}); import different tables one by one`,
  );
}

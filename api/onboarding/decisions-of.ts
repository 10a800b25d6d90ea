import type { NewDecision } from '../../db/onboarding/glossary.ts';
import type { EntryAnswer } from '../../db/onboarding/vocabulary.ts';
import { badInput, Refusal } from '../errors.ts';
import { headerKey } from '../intake/header-key.ts';
import { decideColumn } from './decide-column.ts';
import { readAnswer } from './read-answer.ts';
import type { BenchState } from './read-bench.ts';

/** With a header behind it, that one column is decided, whether it is asked about or not. */
const ONE_COLUMN = 'column:';

/**
 * What an answer puts into the glossary. Columns and entries can be decided anew when nothing asks for them.
 * @throws NOT_FOUND for a question that is not asked, BAD_USER_INPUT
 */
export function decisionsOf(bench: BenchState, id: string, answer: unknown): NewDecision[] {
  const asked = bench.questions.find((one) => one.id === id);
  if (id === 'entries') return ofEntries(bench, asked?.tables ?? [], answer);
  if (id.startsWith(ONE_COLUMN))
    return ofColumns(bench, [headerKey(id.slice(ONE_COLUMN.length))], answer);
  if (asked === undefined || asked.kind === 'PART_UNSAID')
    throw new Refusal('NOT_FOUND', { argument: 'question' });
  if (asked.columns.length > 0) return ofColumns(bench, asked.columns, answer);
  return [{ kind: 'TABLES', subject: id, answer: readAnswer('tables', answer) }];
}

function ofColumns({ columns }: BenchState, asked: readonly string[], answer: unknown) {
  const read = readAnswer('audience', answer);
  return (read.columns ?? asked).map((key): NewDecision => {
    const column = columns.find((one) => one.key === key);
    if (column === undefined || !asked.includes(key))
      throw badInput(
        'UNKNOWN_VALUE',
        'answer.columns',
        `这里没有“${key}”列`,
        `there is no column “${key}” here`,
      );
    return { kind: 'COLUMN', subject: key, answer: decideColumn(column, read) };
  });
}

function ofEntries({ arrangement }: BenchState, open: readonly string[], answer: unknown) {
  const { tables = open, ...read } = readAnswer('entry', answer);
  const unknown = tables.find((key) => !arrangement.tables.some((table) => table.key === key));
  if (unknown !== undefined || tables.length === 0)
    throw badInput(
      'UNKNOWN_VALUE',
      'answer.tables',
      `没有表“${unknown ?? ''}”`,
      `there is no table “${unknown ?? ''}”`,
    );
  return tables.map(
    (subject): NewDecision => ({ kind: 'ENTRY', subject, answer: read as EntryAnswer }),
  );
}

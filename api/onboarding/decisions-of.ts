import type { NewDecision } from '../../db/onboarding/glossary.ts';
import type { Audience, EntryAnswer } from '../../db/onboarding/vocabulary.ts';
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
    return ofColumns(bench, keysOf(bench, id.slice(ONE_COLUMN.length)), answer);
  if (asked === undefined || asked.kind === 'PART_UNSAID')
    throw new Refusal('NOT_FOUND', { argument: 'question' });
  if (asked.columns.length > 0) return ofColumns(bench, asked.columns, answer);
  const read = readAnswer('tables', answer);
  // Of files of one part an old one is removed, where not all are wanted.
  if (asked.kind === 'SAME_PART' && read.as !== 'ONE')
    throw badInput(
      'UNKNOWN_VALUE',
      'answer.as',
      '不要的文件请从批次里删去',
      'remove the files that are not wanted from the batch',
    );
  return [{ kind: 'TABLES', subject: id, answer: read }];
}

/** Columns by their key, or all of a header. */
function keysOf({ columns }: BenchState, said: string): string[] {
  if (columns.some(({ key }) => key === said)) return [said];
  const header = headerKey(said);
  const found = columns.filter((column) => headerKey(column.header) === header);
  return found.length === 0 ? [header] : found.map(({ key }) => key);
}

function ofColumns({ columns, decisions }: BenchState, asked: readonly string[], answer: unknown) {
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
    const before = decisions.find((one) => one.kind === 'COLUMN' && one.subject === key);
    if (before?.decidedByPost === 'BUREAU_REVIEWER' && opensFurther(before.answer, read.audience))
      throw new Refusal('CONFLICT', {
        argument: 'answer.audience',
        message: {
          zh: `“${column.header}”由大数据局定过，不能放宽；有异议请再问大数据局`,
          en: `the Bureau has decided about “${column.header}” and it is not opened further; ask it again`,
        },
      });
    return { kind: 'COLUMN', subject: key, answer: decideColumn(column, read) };
  });
}

function opensFurther(before: object, audience: Audience): boolean {
  const ranks: readonly Audience[] = ['EVERYONE', 'AFTER_APPLICATION', 'NOBODY'];
  const was = 'audience' in before ? ranks.indexOf(before.audience as Audience) : -1;
  return audience !== 'ASK' && ranks.indexOf(audience) < was;
}

function ofEntries(
  { arrangement, entries, matched }: BenchState,
  open: readonly string[],
  answer: unknown,
) {
  const { tables = open, ...read } = readAnswer('entry', answer);
  if ('slug' in read) refuseTaken(entries, matched, tables, read.slug);
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

/** An entry is there, and filled by one table. */
function refuseTaken(
  entries: readonly { slug: string }[],
  matched: BenchState['matched'],
  tables: readonly string[],
  slug: string,
): void {
  const other = [...matched].find(([key, entry]) => entry.slug === slug && !tables.includes(key));
  if (entries.some((entry) => entry.slug === slug) && other === undefined) return;
  throw badInput(
    'UNKNOWN_VALUE',
    'answer.slug',
    other === undefined ? `本部门没有条目 ${slug}` : `条目 ${slug} 已对上表“${other[0]}”`,
    other === undefined
      ? `this department has no entry ${slug}`
      : `the entry ${slug} is filled by the table “${other[0]}”`,
  );
}

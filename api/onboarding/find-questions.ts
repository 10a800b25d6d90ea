import type { Sentence } from '../errors.ts';
import { type Arrangement, type BenchTable, type NamedFile, partOf } from './arrange-tables.ts';
import type { BenchSurroundings } from './bench.ts';
import type { BenchColumn } from './propose-columns.ts';

/** What only a person can say. As few as there are kinds of it, and none that has been answered before. */
export interface Question {
  /** By which it is answered. */
  id: string;
  kind: 'SHAPES' | 'NAMES' | 'SAME_PART' | 'PART_UNSAID' | 'SENSITIVE' | 'PLAIN' | 'ENTRIES';
  sentence: Sentence;
  /** Keys of the tables that wait for it. */
  tables: string[];
  files: string[];
  /** Keys of the columns that it is about. */
  columns: string[];
}

/** The open questions of a batch: about tables first, then who may see which column, then entries. */
export function findQuestions(
  { tables, doubts }: Arrangement,
  columns: readonly BenchColumn[],
  /** Keys of the tables for which neither an entry was found nor the elements of a new one said. */
  unmatched: readonly string[],
  { glossary }: BenchSurroundings,
): Question[] {
  const open = columns.filter(({ decided, hidden }) => decided === undefined && !hidden);
  return [
    ...doubts.map(({ subject, kind, titles, files, differences }) => ({
      id: subject,
      kind,
      sentence: kind === 'SHAPES' ? ofShapes(titles, differences) : ofNames(titles),
      tables: tables.filter((table) => table.files.some(({ id }) => files.includes(id))).map(keyOf),
      files,
      columns: [],
    })),
    ...tables.flatMap((table) => partsOf(table, glossary.tables)),
    ...sensitive(open),
    ...plain(open),
    ...entries(unmatched),
  ];
}

const keyOf = ({ key }: BenchTable) => key;

function ofShapes([title = '']: readonly string[], differences: readonly string[]): Sentence {
  const list = differences.slice(0, 6).join('、');
  return {
    zh: `“${title}”的文件列不全相同（${list}）：合成一张表（缺的留空），还是分成几张？`,
    en: `The files of “${title}” differ in columns (${list}): one table, empty where one lacks, or several?`,
  };
}

function ofNames(titles: readonly string[]): Sentence {
  const list = titles.slice(0, 6).join('、');
  return {
    zh: `${list} 的列完全相同：合成一张表（另加一列表名），还是分开？`,
    en: `${list} have the same columns: one table with a column for the name, or apart?`,
  };
}

/** Subject under which it is remembered that files of one part are all wanted. */
function samePartSubject(files: readonly Pick<NamedFile, 'sha256'>[]): string {
  return `copies:${files
    .map(({ sha256 }) => sha256.slice(0, 12))
    .toSorted()
    .join('+')}`;
}

function partsOf(table: BenchTable, decided: BenchSurroundings['glossary']['tables']): Question[] {
  const { key, title, files, parts } = table;
  const silent = files.filter((file) => parts.some(({ kind }) => file.parts[kind] === undefined));
  const unsaid: Question[] = silent.map(({ id, name }) => ({
    id: `part:${id}`,
    kind: 'PART_UNSAID',
    sentence: {
      zh: `“${title}”的其他文件都写明了年份或县区，“${name}”没有：它是哪一份？`,
      en: `The other files of “${title}” name their year or district; “${name}” does not: which one is it?`,
    },
    tables: [key],
    files: [id],
    columns: [],
  }));
  if (unsaid.length > 0) return unsaid;
  const byPart = Map.groupBy(files, (file) => partOf(table, file));
  return [...byPart.values()].flatMap((same): Question[] => {
    if (same.length === 1 || decided.has(samePartSubject(same))) return [];
    const names = same.map(({ name }) => name).join('、');
    return [
      {
        id: samePartSubject(same),
        kind: 'SAME_PART',
        sentence: {
          zh: `${names} 是同一份的几个文件：都要，还是删去旧的？`,
          en: `${names} are of the same part: keep all of them, or remove the old ones?`,
        },
        tables: [key],
        files: same.map(({ id }) => id),
        columns: [],
      },
    ];
  });
}

/** Columns of one kind of personal data are one question, however they are called. */
function sensitive(open: readonly BenchColumn[]): Question[] {
  const byKind = Map.groupBy(
    open.filter(({ proposed }) => proposed.sensitivity !== 'NONE'),
    ({ profile }) => profile?.kind ?? '',
  );
  return [...byKind].map(([kind, columns]) => {
    const { titleZh = '敏感信息', titleEn = 'Sensitive data' } = columns[0]?.profile ?? {};
    const files = columns.reduce((sum, column) => sum + column.files, 0);
    return {
      id: `kind:${kind}`,
      kind: 'SENSITIVE',
      sentence: {
        zh: `${titleZh}（${files} 个文件）：谁能看？`,
        en: `${titleEn} (${files} files): who may see it?`,
      },
      ...about(columns),
    };
  });
}

function plain(open: readonly BenchColumn[]): Question[] {
  const columns = open.filter(({ proposed }) => proposed.sensitivity === 'NONE');
  if (columns.length === 0) return [];
  return [
    {
      id: 'plain',
      kind: 'PLAIN',
      sentence: {
        zh: `这 ${columns.length} 列没有发现敏感信息：谁能看？个别的可单独定`,
        en: `Nothing sensitive was found in these ${columns.length} columns: who may see them? Any can be decided apart`,
      },
      ...about(columns),
    },
  ];
}

function about(columns: readonly BenchColumn[]) {
  return {
    tables: [...new Set(columns.flatMap(({ tables }) => tables))],
    files: [],
    columns: columns.map(({ key }) => key),
  };
}

function entries(unmatched: readonly string[]): Question[] {
  if (unmatched.length === 0) return [];
  return [
    {
      id: 'entries',
      kind: 'ENTRIES',
      sentence: {
        zh: `${unmatched.length} 张表没有对上目录：属于哪个主题和分类？个别的可单独定`,
        en: `${unmatched.length} tables match no entry: which theme and classification are they? Any can be decided apart`,
      },
      tables: [...unmatched],
      files: [],
      columns: [],
    },
  ];
}

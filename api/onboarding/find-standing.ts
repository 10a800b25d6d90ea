import { isDeepStrictEqual } from 'node:util';
import type { DatasetDeclaration } from '../../db/catalogue/declaration.ts';
import type { CompiledEntry } from '../../db/compilation/entries.ts';
import { placeOf } from '../intake/check-row.ts';
import type { BenchTable } from './arrange-tables.ts';
import { declareTable } from './declare-table.ts';
import type { BenchState } from './read-bench.ts';

/** How far a table is on its way, in the order of the way. */
export const TABLE_STANDINGS = [
  'QUESTIONS',
  'ASKED_BUREAU',
  'TO_COMPILE',
  'TO_REVIEW_SECRECY',
  'TO_SUBMIT',
  'COUNTY_REVIEW',
  'BUREAU_REVIEW',
  'RETURNED',
  'ACCEPTED',
  'TO_LOAD',
  'LOADING',
  'HELD',
  'LOADED',
] as const;
export type TableStanding = (typeof TABLE_STANDINGS)[number];

export interface StandingTable {
  table: BenchTable;
  standing: TableStanding;
  entry: CompiledEntry | undefined;
  /** What would be declared; absent while questions are open. */
  declaration: DatasetDeclaration | undefined;
  /** Fields of the entry for which the files have no column: it cannot be loaded like this. */
  lacking: string[];
  /** Ids of its questions. */
  questions: string[];
}

/** Where each table of a batch stands. */
export function findStanding(bench: BenchState): StandingTable[] {
  return bench.arrangement.tables.map((table) => {
    const { columns, glossary, matched, home } = bench;
    const questions = bench.questions.filter(({ tables }) => tables.includes(table.key));
    const entry = matched.get(table.key);
    const own = columns.filter(({ tables }) => tables.includes(table.key));
    const asked = own.some(({ decided }) => decided?.audience === 'ASK');
    const said = glossary.entries.get(table.key);
    const elements = said === undefined || 'slug' in said ? undefined : said;
    const base = entry?.declaration ?? elements;
    const declaration =
      questions.length > 0 || asked || base === undefined
        ? undefined
        : declareTable(table, columns, home, base);
    const standing: TableStanding =
      declaration === undefined
        ? asked && questions.length === 0
          ? 'ASKED_BUREAU'
          : 'QUESTIONS'
        : standingOf(bench, table, entry, declaration);
    return {
      table,
      entry,
      declaration,
      standing,
      lacking: declaration === undefined ? [] : lackingIn(table, declaration),
      questions: questions.map(({ id }) => id),
    };
  });
}

function standingOf(
  { files }: BenchState,
  table: BenchTable,
  entry: CompiledEntry | undefined,
  declaration: DatasetDeclaration,
): TableStanding {
  if (entry === undefined || !isDeepStrictEqual(entry.declaration, declaration))
    return 'TO_COMPILE';
  switch (entry.state) {
    case 'DRAFT':
      return entry.secrecyReview === null ? 'TO_REVIEW_SECRECY' : 'TO_SUBMIT';
    case 'COUNTY_REVIEW':
    case 'BUREAU_REVIEW':
    case 'RETURNED':
    case 'ACCEPTED':
      return entry.state;
    case 'WITHDRAWN':
      return 'TO_COMPILE';
    case 'PUBLISHED':
      return loadsOf(table, files, entry.id);
  }
}

/** What became of the files in this very dataset: what went into another one is not in. */
function loadsOf(table: BenchTable, files: BenchState['files'], datasetId: string): TableStanding {
  const own = table.files.map(({ id }) => {
    const file = files.find((one) => one.id === id);
    return file?.loadDatasetId === datasetId ? file.loadState : null;
  });
  if (own.includes('LOADING')) return 'LOADING';
  if (own.includes('HELD')) return 'HELD';
  return own.every((state) => state === 'RELEASED') ? 'LOADED' : 'TO_LOAD';
}

/** Released fields for which the files have no column. */
function lackingIn({ columns, parts }: BenchTable, { fields }: DatasetDeclaration): string[] {
  const headers = [...columns, ...parts.map(({ column }) => column)];
  return fields
    .filter((field) => field.openness !== 'CLOSED' && placeOf(headers, field) === undefined)
    .map(({ source, title }) => source ?? title.zh);
}

import { hash } from 'node:crypto';
import { PART_KINDS, type PartKind } from '../../db/onboarding/vocabulary.ts';
import { headerKey } from '../intake/header-key.ts';
import { joinedHeaders } from '../intake/parts.ts';
import type { BenchFile, BenchSurroundings } from './bench.ts';
import { partColumn, TIME_KINDS } from './part-columns.ts';
import { type FileName, readFileName } from './read-file-name.ts';

/** A readable file with what its name says. */
export interface NamedFile extends BenchFile, FileName {
  look: NonNullable<BenchFile['look']>;
}

/** What tells the files of one table apart, and the column into which it goes. */
export interface TablePart {
  kind: PartKind;
  column: string;
}

/** Files that become one dataset. */
export interface BenchTable {
  /** By which it is known among the tables of its department. */
  key: string;
  title: string;
  files: NamedFile[];
  /** Headers of all its files, without what the names give. */
  columns: string[];
  parts: TablePart[];
  /** Whether some files lack columns that others have. */
  uneven: boolean;
}

/** Files of which only a person knows whether they are one table. */
export interface Doubt {
  subject: string;
  kind: 'SHAPES' | 'NAMES';
  titles: string[];
  files: string[];
  /** Headers that not all of them have. */
  differences: string[];
}

export interface Arrangement {
  tables: BenchTable[];
  doubts: Doubt[];
  /** Byte for byte what another file of the same name and part is: left out. */
  copies: { file: string; of: string }[];
}

/** Headers of which both shapes have at least this share are taken for two states of one table. */
const ALIKE = 0.5;

/**
 * Puts the files together that are one table: those of one shape under one name, whatever year or district
 * the name says. What differs in shape only, or in name only, is asked about; the answer holds for whatever
 * files come later.
 */
export function arrangeTables(
  files: readonly BenchFile[],
  { glossary, districts }: BenchSurroundings,
): Arrangement {
  const copies: Arrangement['copies'] = [];
  const first = new Map<string, string>();
  const named: NamedFile[] = [];
  for (const file of files.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (file.look === null) continue;
    const one = nameFile({ ...file, look: file.look }, districts);
    const same = JSON.stringify([one.sha256, one.stem, one.parts]);
    const of = first.get(same);
    if (of === undefined) named.push(one);
    else copies.push({ file: one.id, of });
    first.set(same, of ?? one.id);
  }
  const doubts: Doubt[] = [];
  const groups = [...Map.groupBy(named, ({ stem }) => stem)]
    .flatMap(([stem, own]) => ofOneTime(stem, own))
    .flatMap((group) => ofOneName(group, glossary.tables, doubts));
  const byShape = Map.groupBy(groups, ({ files: [one] }) => shapeOf(one?.look.columns ?? []));
  return {
    copies,
    doubts,
    tables: [...byShape]
      .flatMap(([shape, alike]) => ofOneShape(shape, alike, glossary.tables, doubts))
      .map(tableOf)
      .toSorted((a, b) => (a.title < b.title ? -1 : 1)),
  };
}

function nameFile(file: Omit<NamedFile, 'stem' | 'parts'>, districts: readonly string[]) {
  const { stem, parts } = readFileName(file.name, districts);
  return { ...file, stem, parts: { ...parts, ...file.said } };
}

interface Group {
  key: string;
  titles: string[];
  files: NamedFile[];
}

type Decided = BenchSurroundings['glossary']['tables'];

/** The shape of a table: its headers, in whatever order. */
function shapeOf(columns: readonly string[]): string {
  return hash('sha256', JSON.stringify(columns.map(headerKey).toSorted())).slice(0, 12);
}

const WHEN: Partial<Record<PartKind, string>> = { DAY: '日', MONTH: '月', QUARTER: '季' };

/** Yearly and monthly files of one name are two tables; a file that says no time goes with the coarsest. */
function ofOneTime(stem: string, files: readonly NamedFile[]): Group[] {
  const timeOf = ({ parts }: NamedFile) => TIME_KINDS.find((kind) => parts[kind] !== undefined);
  const kinds = TIME_KINDS.filter((kind) => files.some((file) => timeOf(file) === kind));
  const coarsest = kinds.at(-1);
  return [...Map.groupBy(files, (file) => timeOf(file) ?? coarsest)].map(([kind, own]) => {
    const suffix = kind === undefined || kind === coarsest ? '' : (WHEN[kind] ?? '');
    const name = suffix === '' ? stem : `${stem}（${suffix}）`;
    return { key: name, titles: [name], files: own };
  });
}

/** Files of one name: one table where they have one shape, or somebody has said that they are one. */
function ofOneName({ key, titles, files }: Group, decided: Decided, doubts: Doubt[]): Group[] {
  const subject = `name:${key}`;
  const answer = decided.get(subject);
  if (answer?.as === 'ONE') return [{ key, titles, files }];
  const shapes = [...Map.groupBy(files, ({ look }) => shapeOf(look.columns))];
  if (answer === undefined && shapes.length === 1) return [{ key, titles, files }];
  const sets = shapes.map(([, own]) => new Set(own[0]?.look.columns.map(headerKey)));
  const differences = differing(sets);
  const all = new Set(sets.flatMap((set) => [...set])).size;
  if (answer === undefined && (all - differences.length) / all >= ALIKE)
    doubts.push({ subject, kind: 'SHAPES', titles, files: ids(files), differences });
  return shapes.map(([shape, own]) => ({ key: `${key}·${shape}`, titles, files: own }));
}

/** Groups of one shape under several names: one table with a column for the name, where that has been said. */
function ofOneShape(
  shape: string,
  groups: readonly Group[],
  decided: Decided,
  doubts: Doubt[],
): Group[] {
  const subject = `shape:${shape}`;
  const answer = decided.get(subject);
  const files = groups.flatMap((group) => group.files);
  const titles = [...new Set(groups.flatMap((group) => group.titles))];
  if (answer?.as === 'ONE') {
    const named = files.map((file) => ({ ...file, parts: { ...file.parts, NAME: file.stem } }));
    return [{ key: subject, titles, files: named }];
  }
  if (answer === undefined && titles.length > 1)
    doubts.push({ subject, kind: 'NAMES', titles, files: ids(files), differences: [] });
  return [...groups];
}

function tableOf({ key, titles, files }: Group): BenchTable {
  const columns = joinedHeaders(files.map(({ look }) => look.columns));
  const shapes = new Set(files.map(({ look }) => shapeOf(look.columns)));
  const kinds = PART_KINDS.filter((kind) => files.some(({ parts }) => parts[kind] !== undefined));
  return {
    key,
    title: titles.join('、'),
    files,
    columns,
    parts: kinds.map((kind) => ({ kind, column: partColumn(kind, columns) })),
    uneven: shapes.size > 1,
  };
}

/** The part of which a file is, as one text; empty where the table has no parts. */
export function partOf(table: Pick<BenchTable, 'parts'>, file: Pick<NamedFile, 'parts'>): string {
  return table.parts.map(({ kind }) => file.parts[kind] ?? '').join('\n');
}

function differing(sets: readonly ReadonlySet<string>[]): string[] {
  const all = new Set(sets.flatMap((set) => [...set]));
  return [...all].filter((header) => !sets.every((set) => set.has(header)));
}

const ids = (files: readonly NamedFile[]) => files.map(({ id }) => id);

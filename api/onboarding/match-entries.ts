import type { DatasetDeclaration } from '../../db/catalogue/declaration.ts';
import { fieldWeights, likeness, type Prepared, prepare } from '../reviews/likeness.ts';
import type { BenchTable } from './arrange-tables.ts';
import type { Glossary } from './bench.ts';

/** An entry of the department that a table may fill. */
export interface FillableEntry {
  slug: string;
  declaration: Pick<DatasetDeclaration, 'title' | 'fields'>;
}

/** From this score on a table is taken to be what an entry describes; below, somebody says so. */
const SURE = 0.6;

/**
 * The entry of each table: as it was said, else the likeliest by title and fields. No entry is filled by two
 * tables unless somebody said so.
 */
export function matchEntries<Entry extends FillableEntry>(
  tables: readonly BenchTable[],
  entries: readonly Entry[],
  decided: Glossary['entries'],
): Map<string, Entry> {
  const matched = new Map<string, Entry>();
  for (const { key } of tables) {
    const said = decided.get(key);
    const entry =
      said !== undefined && 'slug' in said
        ? entries.find(({ slug }) => slug === said.slug)
        : undefined;
    if (entry !== undefined) matched.set(key, entry);
  }
  const taken = new Set([...matched.values()].map(({ slug }) => slug));
  const free = entries.filter(({ slug }) => !taken.has(slug));
  const open = tables.filter(({ key }) => !decided.has(key));
  const preparedEntries = free.map((entry) => ({ entry, prepared: preparedEntry(entry) }));
  const preparedTables = open.map((table) => ({ table, prepared: preparedTable(table) }));
  const weight = fieldWeights([...preparedEntries, ...preparedTables].map((one) => one.prepared));
  const likely = preparedTables
    .flatMap(({ table, prepared }) =>
      preparedEntries.map(({ entry, prepared: other }) => ({
        key: table.key,
        entry,
        score: likeness(prepared, other, weight).score,
      })),
    )
    .filter(({ score }) => score >= SURE)
    .toSorted((a, b) => b.score - a.score);
  for (const { key, entry } of likely) {
    if (matched.has(key) || taken.has(entry.slug)) continue;
    matched.set(key, entry);
    taken.add(entry.slug);
  }
  return matched;
}

const asWritten = (text: string) => text;

function preparedEntry({ declaration }: FillableEntry): Prepared {
  const fields = declaration.fields.map(({ title, source }) => source ?? title.zh);
  return prepare({ title: declaration.title.zh, fields }, asWritten);
}

function preparedTable({ title, columns, parts }: BenchTable): Prepared {
  const given = parts.map(({ column }) => column);
  return prepare({ title, fields: [...columns, ...given] }, asWritten);
}

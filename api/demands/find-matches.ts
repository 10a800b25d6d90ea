import { allSynonyms } from '../../db/catalogue/search-synonyms.ts';
import type { AppDb } from '../../db/connect.ts';
import {
  countSharedEntries,
  findEntriesLike,
  type SharedEntry,
} from '../../db/demands/shared-entries.ts';
import type { Viewer } from '../accounts/viewer.ts';
import { bare, fold } from '../catalogue/grams.ts';
import type { System } from '../context.ts';
import { canonical, fieldWeights, LIKELY, likeness, prepare } from '../reviews/likeness.ts';

export type { SharedEntry };

const MOST_SHOWN = 5;

/** What is asked for, as far as it tells whether someone holds it. */
export interface Asked {
  title: string;
  fields: readonly string[];
}

/** An entry that departments share, and how much of what is asked for it holds, 0 to 1. */
export interface DemandMatch {
  entry: SharedEntry;
  score: number;
  titleScore: number;
  /** Of the wanted fields the share that it has, the rarer ones weighing more. */
  covered: number;
  sharedFields: string[];
}

/**
 * Entries that look like what is asked for, the likeliest first (M49(6): nothing is asked for that the city holds).
 * An entry is no less a match for having fields besides, so that the fields count by how many of the wanted ones it
 * has.
 */
export async function findMatches(db: AppDb, asked: Asked): Promise<DemandMatch[]> {
  const synonyms = await allSynonyms(db);
  const write = canonical(synonyms);
  const entries = (await findEntriesLike(db, piecesOf(asked, synonyms))).map((entry) => ({
    entry,
    prepared: prepare({ title: entry.titleZh, fields: entry.fields }, write),
  }));
  const weight = fieldWeights(
    entries.map(({ prepared }) => prepared),
    await countSharedEntries(db),
  );
  const wanted = prepare(asked, write);
  const all = sum([...wanted.fields.keys()].map(weight));
  return entries
    .map(({ entry, prepared }) => {
      const { titleScore, sharedFields } = likeness(wanted, prepared, weight);
      const held = [...wanted.fields.keys()].filter((field) => prepared.fields.has(field));
      const covered = all === 0 ? 0 : Math.round((1000 * sum(held.map(weight))) / all) / 1000;
      return { entry, score: Math.max(titleScore, covered), titleScore, covered, sharedFields };
    })
    .filter(({ score }) => score >= LIKELY)
    .toSorted((a, b) => b.score - a.score || b.titleScore - a.titleScore)
    .slice(0, MOST_SHOWN);
}

/** By which the database draws what is worth comparing: what has none of it reaches no score. */
function piecesOf({ title, fields }: Asked, synonyms: readonly (readonly string[])[]) {
  const asWritten = (text: string) => text;
  const spellings = (text: string) => [
    fold(text),
    ...synonyms.flatMap((group) =>
      group
        .filter((word) => fold(text).includes(fold(word)))
        .flatMap((word) => group.map((other) => fold(text).replaceAll(fold(word), fold(other)))),
    ),
  ];
  const pieces = spellings(title).flatMap((one) => [
    ...prepare({ title: one, fields: [] }, asWritten).title,
  ]);
  return {
    pieces: [...new Set(pieces)].filter((piece) => piece !== ''),
    fields: [...new Set(fields.flatMap(spellings).map(bare))].filter((field) => field !== ''),
  };
}

/** The same for a desk; those without a post that works with demands are shown nothing. */
export async function matchesFor(
  { db }: System,
  viewer: Viewer,
  asked: Asked,
): Promise<DemandMatch[]> {
  const { post, department } = viewer.party;
  if (post === null || department === null || asked.title.trim() === '') return [];
  return findMatches(db, asked);
}

function sum(weights: readonly number[]): number {
  return weights.reduce((total, one) => total + one, 0);
}

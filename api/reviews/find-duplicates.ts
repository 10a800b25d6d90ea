import { allSynonyms } from '../../db/catalogue/search-synonyms.ts';
import type { AppDb } from '../../db/connect.ts';
import { findLikelyRows, type LikelyRow } from '../../db/reviews/likely.ts';
import type { KeptDuplicate } from '../../db/reviews/tables.ts';
import { canonical, fieldWeights, LIKELY, likeness, prepare, type Prepared } from './likeness.ts';

export type { KeptDuplicate };

const MOST_SHOWN = 5;
const RAREST_FIELDS = 3;

interface Candidate extends LikelyRow {
  prepared: Prepared;
}

/**
 * For each of the entries the likely duplicates among those of other departments (M16: 一数一源; M49(3)), the
 * likeliest first. Entries are compared where they share a piece of the title or one of the rarest fields:
 * others cannot reach the score from which they are likely, or only by fields that everyone has.
 */
export async function findDuplicates(
  db: AppDb,
  entryIds: readonly string[],
): Promise<Map<string, KeptDuplicate[]>> {
  const write = canonical(await allSynonyms(db));
  const candidates = (await findLikelyRows(db)).map(
    (row): Candidate => ({ ...row, prepared: prepare(row, write) }),
  );
  const weight = fieldWeights(candidates.map(({ prepared }) => prepared));
  const byPiece = new Map<string, Candidate[]>();
  for (const candidate of candidates)
    for (const piece of [...candidate.prepared.title, ...candidate.prepared.fields.keys()]) {
      const others = byPiece.get(piece);
      if (others === undefined) byPiece.set(piece, [candidate]);
      else others.push(candidate);
    }
  const wanted = new Set(entryIds);
  const likelyOf = (entry: Candidate): KeptDuplicate[] => {
    const rarest = [...entry.prepared.fields.keys()]
      .toSorted((a, b) => weight(b) - weight(a))
      .slice(0, RAREST_FIELDS);
    const near = [...entry.prepared.title, ...rarest].flatMap((one) => byPiece.get(one) ?? []);
    return [...new Set(near)]
      .filter(({ department }) => department !== entry.department)
      .map(({ entryId, version, prepared }) => ({
        entryId,
        version,
        ...likeness(entry.prepared, prepared, weight),
      }))
      .filter(({ score }) => score >= LIKELY)
      .toSorted((a, b) => b.score - a.score)
      .slice(0, MOST_SHOWN);
  };
  return new Map(
    candidates
      .filter(({ entryId }) => wanted.has(entryId))
      .map((entry) => [entry.entryId, likelyOf(entry)]),
  );
}

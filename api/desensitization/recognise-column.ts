import type { DesensitizationProfile } from '../../db/desensitization/profiles.ts';
import { findPieces } from './personal-pieces.ts';

/** A profile that fits a column, and by what it was recognised. */
export interface RecognisedColumn {
  profile: DesensitizationProfile;
  by: 'NAME' | 'CONTENT';
}

/**
 * The profile of each column of a table, undefined where none fits: the first whose words stand in the header,
 * else the first whose kinds of personal data stand in the cells. Some say something only in a table that is
 * about persons.
 */
export function recogniseColumns(
  profiles: readonly DesensitizationProfile[],
  columns: readonly { name: string; cells: readonly string[] }[],
): (RecognisedColumn | undefined)[] {
  const all = columns.map((column) => candidates(profiles, column));
  const persons = all.some((found) =>
    found.some(
      // A number in some remark does not make the table one about persons.
      ({ profile, by }) =>
        by === 'NAME' && profile.sensitivity === 'PERSONAL' && !profile.besidePersons,
    ),
  );
  return all.map((found) => found.find(({ profile }) => persons || !profile.besidePersons));
}

function candidates(
  profiles: readonly DesensitizationProfile[],
  { name, cells }: { name: string; cells: readonly string[] },
): RecognisedColumn[] {
  const header = name.toLowerCase();
  const named = profiles.filter(({ names }) =>
    names.some((word) => header.includes(word.toLowerCase())),
  );
  const kinds = new Set(cells.flatMap((cell) => findPieces(cell).map(({ kind }) => kind)));
  const held = profiles.filter(({ contents }) => contents.some((kind) => kinds.has(kind)));
  return [
    ...named.map((profile) => ({ profile, by: 'NAME' as const })),
    ...held.map((profile) => ({ profile, by: 'CONTENT' as const })),
  ];
}

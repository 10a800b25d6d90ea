import type pg from 'pg';
import type { FieldDeclaration } from '../../db/catalogue/declaration.ts';
import type { Light, PricedRemedy, Remedy } from '../../db/desensitization/light.ts';
import type { DesensitizationProfile } from '../../db/desensitization/profiles.ts';
import {
  countBelow,
  type Matchable,
  priceRemedy,
  priceStagedRows,
} from '../../db/releases/price-remedies.ts';
import type { ReleaseTarget } from '../../db/releases/stage.ts';
import { anyStandBeside, type LoadScope } from '../../db/releases/standing.ts';
import { coarserSteps } from '../desensitization/coarser-steps.ts';
import { recogniseColumns } from '../desensitization/recognise-column.ts';
import { releasedFields } from '../intake/check-row.ts';

/** Two rows that are alike hide one another; of guessed columns no more is asked. */
const GUESSED_K = 2;

/**
 * How easily rows of the coming release could be matched to persons, by the declared quasi-identifiers, or by
 * those that its columns look like; with what could be done about it. Undefined where nothing looks like it.
 */
export async function measureLight(
  client: pg.PoolClient,
  dataset: { fields: readonly FieldDeclaration[] },
  target: ReleaseTarget,
  at: { release: number; scope: LoadScope },
  profiles: readonly DesensitizationProfile[],
): Promise<Light | undefined> {
  const declared = target.anonymity;
  const quasiIdentifiers = declared?.quasiIdentifiers ?? guess(dataset.fields, profiles);
  if (quasiIdentifiers.length === 0) return undefined;
  const k = declared?.k ?? GUESSED_K;
  const rows: Matchable = { target, release: at.release, quasiIdentifiers, k };
  const rowsBelow = await countBelow(client, rows);
  return {
    by: declared === undefined ? 'GUESSED' : 'DECLARED',
    quasiIdentifiers: [...quasiIdentifiers],
    k,
    rowsBelow,
    // Remedies are carried out by what is declared; of a guess the officer is only told.
    remedies:
      declared === undefined || rowsBelow === 0
        ? []
        : at.scope.mode !== 'WHOLE' && (await anyStandBeside(client, target, at.release))
          ? [await priceStagedRows(client, rows)]
          : await priceAll(client, rows, dataset.fields),
  };
}

async function priceAll(
  client: pg.PoolClient,
  rows: Matchable,
  fields: readonly FieldDeclaration[],
): Promise<PricedRemedy[]> {
  const priced: PricedRemedy[] = [];
  for (const [id, remedy] of possible(rows, fields))
    priced.push(await priceRemedy(client, rows, id, remedy));
  // What leaves nothing to match comes first, and of those the cheapest.
  return priced.toSorted(
    (one, other) =>
      Number(one.rowsLeft > 0) - Number(other.rowsLeft > 0) ||
      one.rows + one.cells - other.rows - other.cells,
  );
}

function possible(
  { quasiIdentifiers }: Matchable,
  fields: readonly FieldDeclaration[],
): Map<string, Remedy> {
  const remedies = new Map<string, Remedy>();
  for (const name of quasiIdentifiers) {
    const field = fields.find((one) => one.name === name);
    // A key stays what it is, or its rows would be others.
    if (field === undefined || field.key === true) continue;
    for (const step of coarserSteps(field)) {
      const size = Object.values(step).slice(1).join('');
      remedies.set(`GENERALISE.${name}.${step.by}${size}`, {
        kind: 'GENERALISE',
        field: name,
        step,
      });
    }
    if (field.nullable === false) continue;
    remedies.set(`SUPPRESS.${name}`, { kind: 'SUPPRESS', field: name });
    remedies.set(`DROP_COLUMN.${name}`, { kind: 'DROP_COLUMN', field: name });
  }
  return remedies.set('DROP_ROWS', { kind: 'DROP_ROWS' });
}

/** Two columns or more that say something of a person, of which one is about persons for sure. */
function guess(
  fields: readonly FieldDeclaration[],
  profiles: readonly DesensitizationProfile[],
): string[] {
  const released = releasedFields(fields);
  const recognised = recogniseColumns(
    profiles,
    released.map(({ source, title }) => ({ name: source ?? title.zh, cells: [] })),
  );
  const quasi = recognised.flatMap((found, at) => {
    const name = released[at]?.name;
    return found?.profile.quasi === true && name !== undefined
      ? [{ name, sure: !found.profile.besidePersons }]
      : [];
  });
  return quasi.length >= 2 && quasi.some(({ sure }) => sure) ? quasi.map(({ name }) => name) : [];
}

import {
  type ReleasedTable,
  rowsOfColumn,
  rowsOfKey,
  rowsOfValues,
} from '../../db/purges/open-rows.ts';
import type { PurgeTarget } from '../../db/purges/tables.ts';
import { desensitizer, rawType } from '../desensitization/desensitize.ts';
import { PARSE_CELL } from '../intake/parse-cell.ts';
import type { ReleasableDataset } from '../releases/delivery.ts';

export const keysOf = ({ fields }: Pick<ReleasableDataset, 'fields'>) =>
  fields.flatMap(({ name, key }) => (key === true ? [name] : []));

/** The rows of a released table that a target names; undefined where the table cannot be searched for it. */
export function conditionIn(
  table: ReleasedTable,
  target: PurgeTarget,
  dataset: ReleasableDataset,
  hashKey: Buffer,
) {
  switch (target.kind) {
    case 'VALUES':
      return rowsOfValues(table, target.values);
    case 'COLUMN':
      return rowsOfColumn(table, target.field);
    case 'ROW':
      return rowsOfKey(table, releasedKey(dataset, target.key, hashKey));
  }
}

/** A key as it stands in releases: read as its declared type, and desensitized as it was. */
export function releasedKey(
  { fields }: Pick<ReleasableDataset, 'fields'>,
  key: Record<string, string>,
  hashKey: Buffer,
): Record<string, string | null> {
  const released = fields
    .filter(({ name }) => name in key)
    .map((field) => {
      const parsed = PARSE_CELL[rawType(field)](key[field.name] ?? '');
      const value = 'fault' in parsed ? (key[field.name] ?? null) : parsed.value;
      return [
        field.name,
        value === null ? null : desensitizer(field.desensitization, hashKey)(value),
      ];
    });
  return Object.fromEntries(released) as Record<string, string | null>;
}

/** A key by the columns of the provider's file. */
export function sentKey(
  { fields }: Pick<ReleasableDataset, 'fields'>,
  key: Record<string, string>,
): Record<string, string> {
  const columns = fields.map(
    ({ name, source, title }) => [name, source ?? title.zh] as [string, string],
  );
  const columnOf = new Map(columns);
  return Object.fromEntries(
    Object.entries(key).map(([name, value]) => [columnOf.get(name) ?? name, value]),
  );
}

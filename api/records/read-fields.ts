import type { CatalogueEntry } from '../../db/catalogue/entries.ts';
import { Refusal } from '../errors.ts';
import type { LiveGrant } from '../grants/live-grant.ts';
import { bounded } from './bounded.ts';
import { RECORD_LIMITS } from './limits.ts';
import { unknownField } from './parse-filter.ts';
import { askableFields } from './question.ts';

/**
 * The fields that a question is for; when it names none, all that are free or granted.
 * @throws BAD_USER_INPUT
 */
export function readFields(
  entry: CatalogueEntry,
  grants: readonly LiveGrant[],
  given: readonly string[] | undefined,
): string[] {
  const fields = given ?? defaultFields(entry, grants);
  allKnown(entry, fields, 'fields');
  bounded(fields.length, 0, RECORD_LIMITS.fieldsPerQuery, 'fields');
  noneTwice(fields, 'fields');
  return [...fields];
}

export function allKnown(entry: CatalogueEntry, names: readonly string[], argument: string): void {
  const known = askableFields(entry);
  const wrong = names.findIndex((name) => !known.has(name));
  if (wrong >= 0) throw unknownField(names[wrong] ?? '', `${argument}.${wrong}`);
}

function defaultFields(entry: CatalogueEntry, grants: readonly LiveGrant[]): string[] {
  const granted = new Set(grants.flatMap((grant) => grant.fields));
  const free = entry.fields.filter(
    (field) => field.openness === 'UNCONDITIONAL' || granted.has(field.name),
  );
  if (free.length === 0) {
    // Nothing is free: the question is for all of it, and the gate says what that needs.
    return entry.fields.map((field) => field.name);
  }
  return free.map((field) => field.name);
}

export function noneTwice(names: readonly string[], argument: string): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return;
  throw new Refusal('BAD_USER_INPUT', {
    reason: 'TOO_MANY',
    argument,
    message: { zh: `${argument} 中 ${twice} 出现两次`, en: `${twice} stands twice in ${argument}` },
  });
}

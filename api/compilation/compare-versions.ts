import { isDeepStrictEqual } from 'node:util';
import type { DatasetDeclaration } from '../../db/catalogue/declaration.ts';

/** One element that two versions say differently; null where one of them says nothing. */
export interface EntryDifference {
  /** Path of the element, e.g. `updateCycle` or `fields.level.openness`. */
  element: string;
  before: unknown;
  after: unknown;
}

/** Compares two versions element by element; fields are matched by name, not by position. */
export function compareVersions(
  before: DatasetDeclaration,
  after: DatasetDeclaration,
): EntryDifference[] {
  const [a, b] = [elementsOf(before), elementsOf(after)];
  const names = [...new Set([...a.keys(), ...b.keys()])];
  return names.flatMap((element) => {
    const difference = { element, before: a.get(element) ?? null, after: b.get(element) ?? null };
    return isDeepStrictEqual(difference.before, difference.after) ? [] : [difference];
  });
}

function elementsOf(declaration: DatasetDeclaration): Map<string, unknown> {
  const { fields, ...rest } = declaration;
  const elements = new Map<string, unknown>(Object.entries(rest));
  elements.set(
    'fields',
    fields.map(({ name }) => name),
  );
  for (const { name, ...field } of fields) {
    for (const [key, value] of Object.entries(field)) {
      elements.set(`fields.${name}.${key}`, value);
    }
  }
  return elements;
}

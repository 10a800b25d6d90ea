import type { DatasetDeclaration } from '../../db/catalogue/declaration.ts';

/** One thing that a version says, and that a reviewer looks at: an element of the entry, or one of its fields. */
export interface ReviewElement {
  /** Path, e.g. `updateCycle` or `fields.level`. */
  element: string;
  value: unknown;
}

/** Everything that a version says, each thing once. */
export function reviewElements({ fields, ...rest }: DatasetDeclaration): ReviewElement[] {
  return [
    ...Object.entries(rest).map(([element, value]) => ({ element, value: value as unknown })),
    ...fields.map((field) => ({ element: `fields.${field.name}`, value: field })),
  ];
}

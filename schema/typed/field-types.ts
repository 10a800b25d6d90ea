import type { GraphQLInputObjectType, GraphQLLeafType } from 'graphql';
import type { CatalogueEntry, EntryField } from '../../api/catalogue/entry.ts';
import { codeTypesOf } from './codes.ts';
import { codeFilterOf, FILTER } from './filters.ts';
import { SCALAR } from './scalars.ts';

/** What the values of one field are in a dataset's own schema. */
export interface ValueTypes {
  read: GraphQLLeafType;
  ask: GraphQLLeafType;
  filter: GraphQLInputObjectType;
}

/** The types of each field of a dataset, by its name. */
export type FieldTypes = (field: EntryField) => ValueTypes;

/** Scalars by the declared types; enums where a field has a short code list. */
export function fieldTypesOf({ slug, fields }: CatalogueEntry): FieldTypes {
  const coded = new Map<string, ValueTypes>();
  for (const field of fields) {
    const codes = codeTypesOf(slug, field);
    if (codes !== undefined) coded.set(field.name, { ...codes, filter: codeFilterOf(codes.ask) });
  }
  return ({ name, type }) =>
    coded.get(name) ?? { read: SCALAR[type], ask: SCALAR[type], filter: FILTER[type] };
}

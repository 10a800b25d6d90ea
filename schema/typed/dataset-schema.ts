import {
  GraphQLEnumType,
  type GraphQLFieldConfigMap,
  GraphQLObjectType,
  GraphQLSchema,
} from 'graphql';
import type { CatalogueEntry } from '../../api/catalogue/entry.ts';
import type { OwnSchema } from '../../api/http/typed-schemas.ts';
import type { TypedContext } from './common.ts';
import { distinctFields } from './distinct.ts';
import { fieldTypesOf } from './field-types.ts';
import { whereOf } from './filters.ts';
import { groupFields } from './groups.ts';
import { constantOf, typeNameOf } from './names.ts';
import { profileFields } from './profiles.ts';
import { asRowText } from './row-text.ts';
import { describeField, recordTypeOf, rowFields } from './rows.ts';

/**
 * A schema made for just these datasets, typed from their declared fields: rows by filter, one row by its key, and
 * figures by groups. What it answers, the same engine and the same gate as the core endpoint answer.
 */
export function datasetSchema(entries: readonly CatalogueEntry[]): OwnSchema {
  const { schema, records } = schemaOf(entries, { asText: false });
  const rows = new Set(records.values());
  let textSchema: GraphQLSchema | undefined;
  return {
    schema,
    asRowText: (document) => {
      const text = asRowText(schema, rows, document);
      if (text === undefined) return undefined;
      textSchema ??= schemaOf(entries, { asText: true }).schema;
      return { schema: textSchema, document: text };
    },
  };
}

function schemaOf(entries: readonly CatalogueEntry[], { asText }: { asText: boolean }) {
  const query: GraphQLFieldConfigMap<unknown, TypedContext> = {};
  const records = new Map<string, GraphQLObjectType>();
  const chosen = { entries: new Map(entries.map((entry) => [entry.slug, entry])), records };
  for (const entry of entries) {
    const types = fieldTypesOf(entry);
    const record = recordTypeOf(entry, types, chosen);
    records.set(entry.slug, record);
    const where = whereOf(entry, types);
    const fieldNames = fieldNamesOf(entry);
    Object.assign(
      query,
      rowFields(entry, { where, fieldNames, types, record, asText }),
      groupFields(entry, { where, fieldNames, types }),
      distinctFields(entry, { where, types }),
      profileFields(entry, types),
    );
  }
  const schema = new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields: query }),
  });
  return { schema, records };
}

function fieldNamesOf({ slug, fields }: CatalogueEntry): GraphQLEnumType {
  return new GraphQLEnumType({
    name: `${typeNameOf(slug)}Field`,
    description: '字段。 Fields.',
    values: Object.fromEntries(
      fields.map((field) => [
        constantOf(field.name),
        { value: field.name, description: describeField(field) },
      ]),
    ),
  });
}

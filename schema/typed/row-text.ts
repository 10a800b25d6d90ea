import {
  type DocumentNode,
  type GraphQLCompositeType,
  getNamedType,
  GraphQLEnumType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  GraphQLScalarType,
  type GraphQLSchema,
  isObjectType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { CatalogueEntry, EntryField } from '../../api/catalogue/entry.ts';
import type { RecordPage } from '../../api/records/read-page.ts';
import { Unwritable, type WrittenField } from '../../api/records/write-bytes.ts';
import { askableFields } from '../../api/records/question.ts';
import type { FieldTypes } from './field-types.ts';
import { selectedAt, standFor } from '../selection.ts';

/** Rows in the text in which they were written, where the answer takes them so. */
export const RowText = new GraphQLScalarType<unknown>({ name: 'RowText' });

/**
 * The document as it is asked where rows are text: what is selected of a row stands no longer in it, and is found with
 * the field that selected it. Undefined where no row is selected, or more of one than its values.
 * @param rows the types of rows
 */
export function asRowText(
  schema: GraphQLSchema,
  rows: ReadonlySet<GraphQLObjectType>,
  document: DocumentNode,
): DocumentNode | undefined {
  const types = new TypeInfo(schema);
  const isRow = (type: unknown) => isObjectType(type) && rows.has(type);
  let onlyValues = true;
  const text = visit(
    document,
    visitWithTypeInfo(types, {
      Field: {
        leave: (node) => {
          const parent = types.getParentType();
          if (!isRow(getNamedType(types.getType()))) return undefined;
          if (isRow(parent)) onlyValues = false;
          if (!isRowOfPage(node.name.value, parent)) return undefined;
          const { selectionSet: _left, ...bare } = node;
          standFor(bare, node);
          return bare;
        },
      },
    }),
  );
  return onlyValues && text !== document ? text : undefined;
}

/** One row by its key, or the rows of a page; those of edges stand beside cursors. */
function isRowOfPage(name: string, parent: GraphQLCompositeType | null | undefined): boolean {
  return name === 'nodes' || parent?.name === 'Query';
}

/** The rows of a page as text, with what is selected of each. */
export function rowsText(
  page: RecordPage,
  entry: CatalogueEntry,
  types: FieldTypes,
  row: GraphQLObjectType,
  info: GraphQLResolveInfo,
): Buffer {
  const fields = askableFields(entry);
  const written = new Map<string, WrittenField>();
  for (const { name, alias } of selectedAt(info, [])) {
    const key = alias?.value ?? name.value;
    if (written.has(key)) continue;
    if (name.value === '__typename') {
      written.set(key, { key, constant: JSON.stringify(row.name) });
      continue;
    }
    const field = fields.get(name.value);
    if (field === undefined) throw new Unwritable();
    const column = page.fields.indexOf(field.name);
    written.set(key, { key, column, type: field.type, ...asTyped(field, types) });
  }
  return page.nodesText([...written.values()]);
}

/** What the types of a schema of its own make of a value beyond what it is. */
function asTyped(field: EntryField, types: FieldTypes): Partial<WrittenField> {
  const { read } = types(field);
  return {
    required: !field.nullable,
    ...(read instanceof GraphQLEnumType && {
      value: (text: string) => read.serialize(text) as string,
    }),
    ...(field.type === 'NUMBER' && {
      value: (text: string) => {
        const number = Number(text);
        if (!Number.isFinite(number)) throw new Unwritable();
        return number;
      },
    }),
  };
}

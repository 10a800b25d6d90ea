import { type FoundField, searchFields } from '../../api/catalogue/search-fields.ts';
import { builder } from '../builder.ts';
import { PageInfo } from '../page-info.ts';
import { Dataset, fieldsOf } from './dataset.ts';
import { Field, type FieldShape } from './field.ts';

interface Found extends Omit<FoundField, 'field'> {
  field: FieldShape;
}

const FieldHit = builder.objectRef<Found>('FieldHit').implement({
  description: '一个信息项和它所在的数据集。 A field and its dataset.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', { description: '游标。 Cursor.' }),
    field: t.field({
      type: Field,
      description: '信息项。 The field.',
      resolve: (hit) => hit.field,
    }),
    dataset: t.field({
      type: Dataset,
      description: '所在数据集。 Its dataset.',
      resolve: ({ entry }) => entry,
    }),
  }),
});

const FieldHits = builder
  .objectRef<{ hits: Found[]; hasNextPage: boolean; hasPreviousPage: boolean }>('FieldHits')
  .implement({
    description: '找到的信息项，最相符的在前。 Fields found, the best first.',
    fields: (t) => ({
      nodes: t.field({
        type: [FieldHit],
        description: '各信息项。 The fields.',
        resolve: ({ hits }) => hits,
      }),
      pageInfo: t.field({
        type: PageInfo,
        description: '翻页信息。 About the page.',
        resolve: ({ hits, hasNextPage, hasPreviousPage }) => ({
          hasNextPage,
          hasPreviousPage,
          startCursor: hits[0]?.cursor ?? null,
          endCursor: hits.at(-1)?.cursor ?? null,
        }),
      }),
    }),
  });

builder.queryField('fields', (t) =>
  t.field({
    type: FieldHits,
    description:
      '哪些开放数据集有这样的信息项；不予开放的不在其中（M30）。 Which open datasets have such a field; closed ones are not among them.',
    args: {
      search: t.arg.string({
        required: true,
        description: '信息项的名称，如“信用代码”。 Name of a field, such as "credit code".',
      }),
      first: t.arg.int({
        required: true,
        defaultValue: 20,
        description: '条数，1 到 100。 How many, 1 to 100.',
      }),
      after: t.arg.string({ description: '上一页的 endCursor。 endCursor of the page before.' }),
    },
    resolve: async (_root, { search, first, after }, { system }) => {
      const found = await searchFields(system, { search, first, after: after ?? undefined });
      const hits = found.fields.flatMap((hit) =>
        fieldsOf(hit.entry, [hit.field.name]).map((field) => ({ ...hit, field })),
      );
      return { hits, hasNextPage: found.hasNextPage, hasPreviousPage: after != null };
    },
  }),
);

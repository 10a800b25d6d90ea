import {
  GraphQLBoolean,
  type GraphQLFieldConfigMap,
  type GraphQLInputObjectType,
  GraphQLInt,
  type GraphQLLeafType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLString,
} from 'graphql';
import type { CatalogueEntry } from '../../api/catalogue/entry.ts';
import { countFigure } from '../../api/records/count-figures.ts';
import { RECORD_LIMITS } from '../../api/records/limits.ts';
import {
  type DistinctArguments,
  type DistinctValues,
  readDistinct,
} from '../../api/records/read-distinct.ts';
import { AS_OF } from '../records/as-of.ts';
import { DistinctSort, entryOf, type TypedContext, withoutNulls } from './common.ts';
import type { FieldTypes } from './field-types.ts';
import { rootNameOf, typeNameOf } from './names.ts';
import { describeField } from './rows.ts';
import { SCALAR } from './scalars.ts';

type Common = Pick<DistinctArguments, 'where' | 'release' | 'asOf'>;

/** The field of a query for the different values of the dataset's fields. */
export function distinctFields(
  { slug, titleZh, titleEn, fields }: CatalogueEntry,
  parts: { where: GraphQLInputObjectType; types: FieldTypes },
): GraphQLFieldConfigMap<unknown, TypedContext> {
  const config: GraphQLFieldConfigMap<Common, TypedContext> = {};
  for (const field of fields.filter(({ type }) => type !== 'GEOMETRY')) {
    config[field.name] = {
      type: new GraphQLNonNull(valuesOf(parts.types(field).read)),
      description: describeField(field),
      args: {
        first: {
          type: GraphQLInt,
          description: `至多 ${RECORD_LIMITS.groups} 个。 At most ${RECORD_LIMITS.groups}.`,
        },
        order: { type: new GraphQLNonNull(DistinctSort), defaultValue: 'COUNT' },
      },
      resolve: (common, args: Pick<DistinctArguments, 'first' | 'order'>, context) => {
        countFigure(context);
        return readDistinct(context.system, context.viewer, entryOf(context, slug), {
          ...common,
          ...withoutNulls(args),
          field: field.name,
        });
      },
    };
  }
  if (Object.keys(config).length === 0) return {};
  return {
    [`${rootNameOf(slug)}Distinct`]: {
      type: new GraphQLNonNull(
        new GraphQLObjectType({
          name: `${typeNameOf(slug)}DistinctFields`,
          description: `各字段的不同值，一次至多 ${RECORD_LIMITS.measures} 个字段。 Different values by field, at most ${RECORD_LIMITS.measures} fields at once.`,
          fields: config,
        }),
      ),
      description: `${titleZh}：不同的值。 ${titleEn}: different values.`,
      args: {
        where: { type: parts.where, description: '行的筛选。 Filter of rows.' },
        release: {
          type: GraphQLInt,
          description: '版本号；不写为当前版本。 Release; the newest when left out.',
        },
        asOf: { type: GraphQLString, description: AS_OF },
      },
      resolve: (_root, args: Common) => withoutNulls(args),
    },
  };
}

const made = new WeakMap<GraphQLLeafType, GraphQLObjectType>();

/** The different values of a type; one object type for each, in whatever schema it stands. */
function valuesOf(leaf: GraphQLLeafType): GraphQLObjectType {
  const found = made.get(leaf) ?? makeValues(leaf);
  made.set(leaf, found);
  return found;
}

function makeValues(leaf: GraphQLLeafType): GraphQLObjectType {
  const one = new GraphQLObjectType<DistinctValues['values'][number]>({
    name: `Distinct${leaf.name}Value`,
    description:
      '一个值及其行数；空值自成一项。 A value with its rows; null for those without one.',
    fields: { value: { type: leaf }, rows: { type: new GraphQLNonNull(SCALAR.INTEGER) } },
  });
  return new GraphQLObjectType<DistinctValues>({
    name: `Distinct${leaf.name}`,
    description: '一个字段的不同值。 The different values of a field.',
    fields: {
      values: { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(one))) },
      hasMore: { type: new GraphQLNonNull(GraphQLBoolean) },
      count: {
        type: new GraphQLNonNull(SCALAR.INTEGER),
        description: '空值不计。 Null not counted.',
        resolve: (distinct) => distinct.count(),
      },
    },
  });
}

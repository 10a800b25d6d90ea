import {
  type GraphQLFieldConfigMap,
  GraphQLFloat,
  GraphQLInt,
  type GraphQLLeafType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLString,
} from 'graphql';
import type { CatalogueEntry, EntryField } from '../../api/catalogue/entry.ts';
import { countFigure } from '../../api/records/count-figures.ts';
import { RECORD_LIMITS } from '../../api/records/limits.ts';
import { type FieldProfile, readProfile } from '../../api/records/read-profile.ts';
import type { ReleaseWish } from '../../api/records/release-asked.ts';
import { AS_OF } from '../records/as-of.ts';
import { entryOf, type TypedContext, withoutNulls } from './common.ts';
import type { FieldTypes } from './field-types.ts';
import { rootNameOf, typeNameOf } from './names.ts';
import { describeField } from './rows.ts';
import { SCALAR } from './scalars.ts';

/** The field of a query for what the values of the dataset's fields are like. */
export function profileFields(
  { slug, titleZh, titleEn, fields }: CatalogueEntry,
  types: FieldTypes,
): GraphQLFieldConfigMap<unknown, TypedContext> {
  const root = `${rootNameOf(slug)}Profile`;
  const config: GraphQLFieldConfigMap<ReleaseWish, TypedContext> = {};
  for (const field of fields) {
    config[field.name] = {
      type: profileOf(types(field).read, edgeOf(field)),
      description: describeField(field),
      resolve: (wish, _args, context) => {
        countFigure(context);
        return readProfile(context.system, context.viewer, entryOf(context, slug), {
          ...wish,
          field: field.name,
        });
      },
    };
  }
  if (fields.length === 0) return {};
  return {
    [root]: {
      type: new GraphQLNonNull(
        new GraphQLObjectType({
          name: `${typeNameOf(slug)}ProfileFields`,
          description: `各字段的概况，一次至多 ${RECORD_LIMITS.measures} 个字段。 Profiles by field, at most ${RECORD_LIMITS.measures} fields at once.`,
          fields: config,
        }),
      ),
      description: `${titleZh}：字段概况，发布时计算。 ${titleEn}: what the values of its fields are like.`,
      args: {
        release: {
          type: GraphQLInt,
          description: '版本号；不写为当前版本。 Release; the newest when left out.',
        },
        asOf: { type: GraphQLString, description: AS_OF },
      },
      resolve: (_root, wish: ReleaseWish) => withoutNulls(wish),
    },
  };
}

/** Bands of days and instants end at some, those of numbers at numbers. */
function edgeOf({ type }: EntryField): GraphQLLeafType {
  return type === 'DATE' || type === 'DATETIME' ? SCALAR[type] : GraphQLFloat;
}

const made = new WeakMap<GraphQLLeafType, GraphQLObjectType>();

/** The profile of a type; one object type for each, in whatever schema it stands. */
function profileOf(leaf: GraphQLLeafType, edge: GraphQLLeafType): GraphQLObjectType {
  const found = made.get(leaf) ?? makeProfile(leaf, edge);
  made.set(leaf, found);
  return found;
}

function makeProfile(leaf: GraphQLLeafType, edge: GraphQLLeafType): GraphQLObjectType {
  const required = (type: GraphQLLeafType) => ({ type: new GraphQLNonNull(type) });
  const part = (name: string, fields: GraphQLFieldConfigMap<unknown, TypedContext>) =>
    new GraphQLObjectType({ name: `Profile${name}${leaf.name}`, fields });
  const many = (type: GraphQLObjectType) => ({
    type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type))),
  });
  return new GraphQLObjectType<FieldProfile>({
    name: `ProfileOf${leaf.name}`,
    description:
      '字段概况；过少的组不公布，为 null。 What the values are like; null where groups are too small to be told.',
    fields: {
      rows: required(GraphQLInt),
      nulls: { type: GraphQLInt },
      nullShare: { type: GraphQLFloat },
      distinct: { type: GraphQLInt },
      range: { type: part('Range', { least: required(leaf), greatest: required(leaf) }) },
      frequent: many(part('Frequent', { value: required(leaf), rows: required(GraphQLInt) })),
      histogram: many(
        part('Band', { from: required(edge), to: required(edge), rows: { type: GraphQLInt } }),
      ),
    },
  });
}

import {
  type GraphQLEnumType,
  type GraphQLFieldConfigMap,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLString,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
} from 'graphql';
import type { CatalogueEntry, EntryField } from '../../api/catalogue/entry.ts';
import { RECORD_LIMITS } from '../../api/records/limits.ts';
import type { AggregateArguments } from '../../api/records/read-aggregate-query.ts';
import { suitsFunction, typeMade } from '../../api/records/read-aggregate-query.ts';
import { readAggregates } from '../../api/records/read-aggregates.ts';
import {
  AggregateFunction,
  DateBucket,
  Direction,
  entryOf,
  NullPlace,
  type TypedContext,
  withoutNulls,
} from './common.ts';
import type { FieldTypes } from './field-types.ts';
import { rootNameOf, typeNameOf } from './names.ts';
import { SCALAR } from './scalars.ts';
import { AS_OF } from '../records/as-of.ts';
import { namesAt } from '../selection.ts';

type MeasureFunction = AggregateArguments['measures'][number]['function'];

/** The figures of a group, by the name under which they are selected. */
const FIGURES = {
  countDistinct: 'COUNT_DISTINCT',
  sum: 'SUM',
  average: 'AVERAGE',
  min: 'MIN',
  max: 'MAX',
  median: 'MEDIAN',
  standardDeviation: 'STANDARD_DEVIATION',
} as const satisfies Record<string, MeasureFunction>;

type Group = Record<string, unknown>;

interface GroupArguments {
  where?: unknown;
  by?: { field: string; bucket?: never; band?: never }[];
  orderBy?: {
    group?: string;
    function?: MeasureFunction;
    field?: string;
    direction: 'ASC' | 'DESC';
    nulls: 'FIRST' | 'LAST';
  }[];
  first?: number;
  release?: number;
  asOf?: string;
}

const groupName = (field: string) => `group_${field}`;
const measureName = (name: MeasureFunction, field: string | undefined) =>
  field === undefined ? name : `${name}_${field}`;

/** The field of a query for figures over the dataset's rows. */
export function groupFields(
  { slug, titleZh, titleEn, fields }: CatalogueEntry,
  parts: { where: GraphQLInputObjectType; fieldNames: GraphQLEnumType; types: FieldTypes },
): GraphQLFieldConfigMap<unknown, TypedContext> {
  const name = typeNameOf(slug);
  const by = new GraphQLInputObjectType({
    name: `${name}GroupBy`,
    description:
      '分组依据：值、日期或数值分段。 What rows are put together by: a value, a bucket or a band.',
    fields: {
      field: { type: new GraphQLNonNull(parts.fieldNames) },
      bucket: { type: DateBucket },
      band: { type: SCALAR.DECIMAL },
    },
  });
  const orderBy = new GraphQLInputObjectType({
    name: `${name}GroupSort`,
    description: '按分组值（group）或按一项统计（function、field）。 By a group, or by a figure.',
    fields: {
      group: { type: parts.fieldNames },
      function: { type: AggregateFunction },
      field: { type: parts.fieldNames },
      direction: { type: new GraphQLNonNull(Direction), defaultValue: 'ASC' },
      nulls: { type: new GraphQLNonNull(NullPlace), defaultValue: 'LAST' },
    },
  });
  return {
    [`${rootNameOf(slug)}Groups`]: {
      type: new GraphQLNonNull(
        new GraphQLList(new GraphQLNonNull(groupOf(name, fields, parts.types))),
      ),
      description: `${titleZh}：统计，不分组时为全体。 ${titleEn}: figures by groups, or over all rows.`,
      args: {
        where: { type: parts.where, description: '行的筛选。 Filter of rows.' },
        by: { type: new GraphQLList(new GraphQLNonNull(by)), description: '分组。 Groupings.' },
        orderBy: {
          type: new GraphQLList(new GraphQLNonNull(orderBy)),
          description: '组的排序。 Order of groups.',
        },
        first: {
          type: GraphQLInt,
          description: `至多 ${RECORD_LIMITS.groups} 组。 At most ${RECORD_LIMITS.groups}.`,
        },
        release: {
          type: GraphQLInt,
          description: '版本号；不写为当前版本。 Release; the newest when left out.',
        },
        asOf: { type: GraphQLString, description: AS_OF },
      },
      resolve: async (_root, args: GroupArguments, context, info) => {
        const { groups } = await readAggregates(
          context.system,
          context.viewer,
          entryOf(context, slug),
          questionOf(withoutNulls(args), info),
        );
        return groups;
      },
    },
  };
}

/** Exactly the figures that are selected or ordered by are asked for. */
function questionOf(args: GroupArguments, info: GraphQLResolveInfo): AggregateArguments {
  const wanted = new Map<string, AggregateArguments['measures'][number]>();
  const want = (name: MeasureFunction, field: string | undefined) => {
    const as = measureName(name, field);
    wanted.set(as, { as, function: name, ...(field !== undefined && { field }) });
    return as;
  };
  for (const [selected, name] of Object.entries(FIGURES)) {
    for (const field of namesAt(info, [selected])) want(name, field);
  }
  const orderBy = (args.orderBy ?? [])
    .map(withoutNulls)
    .map(({ group, function: name, field, direction, nulls }) => ({
      field: group === undefined ? want(name ?? 'COUNT', field) : groupName(group),
      direction,
      nulls,
    }));
  if (wanted.size === 0 || namesAt(info, []).includes('count')) want('COUNT', undefined);
  return {
    where: args.where,
    groupBy: (args.by ?? []).map((group) => ({
      ...withoutNulls(group),
      as: groupName(group.field),
    })),
    measures: [...wanted.values()],
    orderBy,
    first: args.first,
    release: args.release,
    asOf: args.asOf,
  };
}

function groupOf(
  name: string,
  fields: readonly EntryField[],
  types: FieldTypes,
): GraphQLObjectType {
  const config: GraphQLFieldConfigMap<Group, TypedContext> = {
    values: {
      type: new GraphQLNonNull(
        valuesOf(`${name}GroupValues`, fields, (field) => types(field).read, groupName),
      ),
      description:
        '该组共有的值；没有按它分组的为空。 The values that the group shares; null for what it was not grouped by.',
      resolve: (group) => group,
    },
    count: {
      type: new GraphQLNonNull(SCALAR.INTEGER),
      description: '行数。 How many rows.',
      resolve: (group) => group['COUNT'],
    },
  };
  for (const [selected, figure] of Object.entries(FIGURES)) {
    const suited = fields.filter((field) => suitsFunction(figure, field.type));
    if (suited.length === 0) continue;
    config[selected] = {
      type: new GraphQLNonNull(
        valuesOf(
          `${name}${selected.charAt(0).toUpperCase()}${selected.slice(1)}`,
          suited,
          (field) => SCALAR[typeMade(figure, field.type)],
          (field) => measureName(figure, field),
        ),
      ),
      resolve: (group) => group,
    };
  }
  return new GraphQLObjectType({
    name: `${name}Group`,
    description: '一组。 A group.',
    fields: config,
  });
}

function valuesOf(
  name: string,
  fields: readonly EntryField[],
  typeOf: (field: EntryField) => GraphQLOutputType,
  keyOf: (field: string) => string,
): GraphQLObjectType {
  const config: GraphQLFieldConfigMap<Group, TypedContext> = {};
  for (const field of fields) {
    const key = keyOf(field.name);
    config[field.name] = { type: typeOf(field), resolve: (group) => group[key] ?? null };
  }
  return new GraphQLObjectType({ name, fields: config });
}

import {
  GraphQLBoolean,
  type GraphQLInputFieldConfigMap,
  GraphQLInputObjectType,
  type GraphQLLeafType,
  GraphQLList,
  GraphQLNonNull,
} from 'graphql';
import type { CatalogueEntry, EntryField } from '../../api/catalogue/entry.ts';
import { PLACE, pointOf } from '../../api/records/read-place.ts';
import { operatorsOf } from '../../api/records/parse-filter.ts';
import type { FieldTypes } from './field-types.ts';
import { PLACE_FIELDS, PlaceFilter } from './places.ts';
import { SCALAR } from './scalars.ts';
import { typeNameOf } from './names.ts';

type FieldType = EntryField['type'];

const LISTS = new Set(['in', 'notIn', 'between']);

/** The operators of each type, the same that the filter of the core endpoint takes. */
export const FILTER = Object.fromEntries(
  (Object.keys(SCALAR) as FieldType[]).map((type) => [type, filterOf(type)]),
) as Record<FieldType, GraphQLInputObjectType>;

function filterOf(type: FieldType): GraphQLInputObjectType {
  return filterBy(SCALAR[type], operatorsOf(type), type === 'GEOMETRY' ? PLACE_FIELDS : {});
}

/** Codes have no order, and no parts. */
export function codeFilterOf(codes: GraphQLLeafType): GraphQLInputObjectType {
  // With an underscore, which no field name has: a field `b` and another `bFilter` do not meet in it.
  return filterBy(codes, ['eq', 'ne', 'in', 'notIn', 'isNull'], {}, `${codes.name}_Filter`);
}

function filterBy(
  value: GraphQLLeafType,
  operators: readonly string[],
  more: GraphQLInputFieldConfigMap = {},
  name = `${value.name}Filter`,
): GraphQLInputObjectType {
  const many = new GraphQLList(new GraphQLNonNull(value));
  const fields: GraphQLInputFieldConfigMap = { ...more };
  for (const operator of operators) {
    const one = operator === 'isNull' ? GraphQLBoolean : value;
    fields[operator] = { type: LISTS.has(operator) ? many : one };
  }
  return new GraphQLInputObjectType({
    name,
    description:
      '同一对象内的各项为且；与空值相比既不真也不假。 All of the entries; a comparison with null is neither true nor false.',
    fields,
  });
}

/** The filter of a dataset's rows. */
export function whereOf(entry: CatalogueEntry, types: FieldTypes): GraphQLInputObjectType {
  const { slug, fields } = entry;
  const where: GraphQLInputObjectType = new GraphQLInputObjectType({
    name: `${typeNameOf(slug)}Where`,
    description: '行的筛选，各项为且。 Filter of rows: all of the entries.',
    fields: () => {
      const config: GraphQLInputFieldConfigMap = {};
      if (pointOf(entry) !== null) config[PLACE] = { type: PlaceFilter };
      for (const field of fields) config[field.name] = { type: types(field).filter };
      const some = new GraphQLList(new GraphQLNonNull(where));
      config['and'] = { type: some, description: '全部满足。 All of them.' };
      config['or'] = { type: some, description: '满足其一。 Any of them.' };
      config['not'] = { type: where, description: '不满足。 Not this.' };
      return config;
    },
  });
  return where;
}

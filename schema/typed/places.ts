import {
  GraphQLFloat,
  type GraphQLInputFieldConfigMap,
  GraphQLInputObjectType,
  GraphQLNonNull,
} from 'graphql';
import { SYSTEMS_SAID } from '../../api/records/read-place.ts';
import { enumOf } from './common.ts';
import { SCALAR } from './scalars.ts';

const System = enumOf(
  'ReferenceSystem',
  '所给坐标的参考系，须与数据集的一致，不作换算；数据集没有声明的写 UNSTATED。 System of the coordinates given: that of the dataset, nothing is converted; UNSTATED where the dataset has declared none.',
  SYSTEMS_SAID,
);

const degrees = { type: new GraphQLNonNull(GraphQLFloat), description: '度。 Degrees.' };
const crs = { type: new GraphQLNonNull(System) };
const placed = (name: string, description: string, fields: GraphQLInputFieldConfigMap) => ({
  type: new GraphQLInputObjectType({ name, description, fields: { ...fields, crs } }),
});

/** What can be said of where a row is. */
export const PLACE_FIELDS: GraphQLInputFieldConfigMap = {
  near: placed('NearPlace', '距一点若干米以内。 Within a distance of a point.', {
    longitude: degrees,
    latitude: degrees,
    metres: { type: new GraphQLNonNull(GraphQLFloat), description: '米。 Metres.' },
  }),
  inBox: placed('InBox', '与经纬度范围相交。 Meets a box of degrees.', {
    west: degrees,
    south: degrees,
    east: degrees,
    north: degrees,
  }),
  inPolygon: placed('InPolygon', '与多边形相交，含边界。 Meets a polygon, its boundary included.', {
    polygon: { type: new GraphQLNonNull(SCALAR.GEOMETRY) },
  }),
};

/** The filter of the point that two fields make. */
export const PlaceFilter = new GraphQLInputObjectType({
  name: 'PlaceFilter',
  description: '位置，各项为且。 Where a row is: all of the entries.',
  fields: PLACE_FIELDS,
});

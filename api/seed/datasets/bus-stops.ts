import {
  districtField,
  field,
  KEY,
  OPEN_SYNTHETIC,
  POINT,
  pointFields,
  type RawRow,
  type SeedDataset,
  SYNTHETIC_CRS,
  syntheticNote,
} from '../declare.ts';
import { syntheticRoutes } from '../synthetic-buses.ts';

function* rows(): Generator<RawRow> {
  for (const route of syntheticRoutes()) {
    for (const [index, stop] of route.stops.entries()) {
      yield [
        route.id,
        String(index + 1),
        stop.name,
        stop.district,
        stop.longitude.toFixed(5),
        stop.latitude.toFixed(5),
      ];
    }
  }
}

export const busStops: SeedDataset = {
  declaration: {
    ...OPEN_SYNTHETIC,
    slug: 'bus-stops',
    title: { zh: '公交站点（合成演示）', en: 'Bus stops (synthetic demo)' },
    summary: {
      zh: '各公交线路依次停靠的站点、所在区和坐标，每行一个线路站点。',
      en: 'The stops of each bus route in order, with district and position, one stop of a route a row.',
    },
    department: 'transport',
    theme: 'TRANSPORT',
    classification: ['2', '01', '002'],
    keywords: ['公交', '站点', '公共交通', '坐标', 'bus stop'],
    updateCycle: 'QUARTERLY',
    format: 'GEOGRAPHIC',
    crs: SYNTHETIC_CRS,
    place: POINT,
    referenceSystem: 'CGCS2000',
    sourceNote: syntheticNote(
      '线路、站名和点位均为虚构',
      'routes, stops and positions are invented',
    ),
    fields: [
      field('routeId', '线路编号', 'Route number', 'STRING', 'LX00', { ...KEY, indexed: true }),
      field('stopOrder', '站序', 'Order', 'INTEGER', '1', {
        ...KEY,
        description: { zh: '自起点站起，从 1 开始', en: 'From the first stop, beginning with 1' },
      }),
      field('stop', '站名', 'Stop', 'STRING', '示例站', { nullable: false }),
      districtField(),
      ...pointFields(),
    ],
  },
  rows,
};

import {
  field,
  KEY,
  OPEN_SYNTHETIC,
  type RawRow,
  type SeedDataset,
  syntheticNote,
} from '../declare.ts';
import { routeLength, syntheticRoutes } from '../synthetic-buses.ts';

function* rows(): Generator<RawRow> {
  for (const route of syntheticRoutes()) {
    yield [
      route.id,
      route.name,
      route.stops.at(0)?.name ?? null,
      route.stops.at(-1)?.name ?? null,
      String(route.stops.length),
      routeLength(route.stops).toFixed(1),
      route.firstDeparture,
      route.lastDeparture,
      String(route.fare),
    ];
  }
}

export const busRoutes: SeedDataset = {
  declaration: {
    ...OPEN_SYNTHETIC,
    slug: 'bus-routes',
    title: { zh: '公交线路（合成演示）', en: 'Bus routes (synthetic demo)' },
    summary: {
      zh: '公交线路的起讫站、站点数、里程、首末班时间和票价；停靠站点见“公交站点”。',
      en: 'Bus routes with first and last stop, number of stops, length, hours and fare; the stops are a dataset of their own.',
    },
    department: 'transport',
    theme: 'TRANSPORT',
    classification: ['2', '01', '001'],
    keywords: ['公交', '线路', '公共交通', '首末班', 'bus'],
    updateCycle: 'QUARTERLY',
    sourceNote: syntheticNote('线路和站名均为虚构', 'routes and stops are invented'),
    fields: [
      field('routeId', '线路编号', 'Route number', 'STRING', 'LX00', KEY),
      field('name', '线路名称', 'Name', 'STRING', '示例1路', { nullable: false }),
      field('firstStop', '起点站', 'First stop', 'STRING', '示例起点站'),
      field('lastStop', '终点站', 'Last stop', 'STRING', '示例终点站'),
      field('stopCount', '站点数', 'Number of stops', 'INTEGER', '15', { unit: '个' }),
      field('length', '线路长度', 'Length', 'NUMBER', '12.5', {
        unit: 'km',
        description: { zh: '单程，站间直线距离之和', en: 'One way, straight between stops' },
      }),
      field('firstDeparture', '首班时间', 'First departure', 'STRING', '06:00'),
      field('lastDeparture', '末班时间', 'Last departure', 'STRING', '21:30'),
      field('fare', '票价', 'Fare', 'NUMBER', '1', { unit: '元', indexed: true }),
    ],
  },
  rows,
};

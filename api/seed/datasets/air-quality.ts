import {
  field,
  KEY,
  OPEN_SYNTHETIC,
  type RawRow,
  type SeedDataset,
  syntheticNote,
} from '../declare.ts';
import { between, seededRandom, two } from '../synthetic.ts';
import { airStationRows } from './air-stations.ts';

const DAYS = 14;
const FIRST_DAY = 9;
const HOURLY = { zh: '小时均值', en: 'Hourly mean' };
const UNIT = 'µg/m³';

function* rows(): Generator<RawRow> {
  const random = seededRandom(20200730);
  for (let hour = 0; hour < DAYS * 24; hour++) {
    const at = `2026-11-${two(FIRST_DAY + Math.floor(hour / 24))} ${two(hour % 24)}:00`;
    // Fine dust gathers at night and in still spells of some days.
    const night = Math.cos(((hour % 24) - 2) * (Math.PI / 12));
    const base = 55 + 25 * night + 20 * Math.sin(hour / 40);
    for (const [id, name] of airStationRows) {
      // A station that is off sends nothing; a broken instrument sends the word for it.
      if (random() < 0.02) {
        yield [id, name, at, null, null, null, null, null, null];
        continue;
      }
      const pm25 = Math.max(5, Math.round(base + between(random, -12, 12)));
      const values = [
        pm25,
        pm25 + between(random, 20, 60),
        between(random, 4, 18),
        Math.max(8, Math.round(40 + 18 * night + between(random, -8, 8))),
        Math.max(6, Math.round(48 - 38 * night + between(random, -6, 6))),
        (0.4 + random() * 0.9).toFixed(2),
      ];
      yield [id, name, at, ...values.map((value) => (random() < 0.01 ? '缺测' : String(value)))];
    }
  }
}

export const airQuality: SeedDataset = {
  declaration: {
    ...OPEN_SYNTHETIC,
    slug: 'air-quality',
    title: {
      zh: '空气质量站点小时数据（合成演示）',
      en: 'Hourly air quality by station (synthetic demo)',
    },
    summary: {
      zh: '各监测站点每小时的六项污染物浓度，共 14 天；缺测留空，不作插补。',
      en: 'Hourly concentrations of six pollutants at each station over 14 days; missing values stay empty.',
    },
    department: 'ecology',
    theme: 'ECOLOGY',
    classification: ['2', '11', '002'],
    keywords: ['空气质量', '细颗粒物', 'PM2.5', '臭氧', '小时数据', 'air quality'],
    updateCycle: 'DAILY',
    format: 'DATABASE',
    temporal: { from: '2026-11-09', until: '2026-11-22' },
    sourceNote: syntheticNote(
      '站点编号和名称为真实站点，浓度全部为虚构',
      'stations are real ones, all concentrations are invented',
    ),
    fields: [
      field('stationId', '站点编号', 'Station number', 'STRING', 'CNA0000', {
        ...KEY,
        indexed: true,
      }),
      field('station', '站点名称', 'Station', 'STRING', '示例站点', { nullable: false }),
      field('observedAt', '监测时间', 'Observed at', 'DATETIME', '2026-01-01T08:00:00+08:00', {
        ...KEY,
        indexed: true,
        description: { zh: '整点，北京时间', en: 'Full hour, Beijing time' },
      }),
      field('pm25', '细颗粒物', 'PM2.5', 'NUMBER', '35', {
        unit: UNIT,
        indexed: true,
        description: HOURLY,
      }),
      field('pm10', '可吸入颗粒物', 'PM10', 'NUMBER', '70', { unit: UNIT, description: HOURLY }),
      field('so2', '二氧化硫', 'Sulphur dioxide', 'NUMBER', '9', {
        unit: UNIT,
        description: HOURLY,
      }),
      field('no2', '二氧化氮', 'Nitrogen dioxide', 'NUMBER', '40', {
        unit: UNIT,
        description: HOURLY,
      }),
      field('o3', '臭氧', 'Ozone', 'NUMBER', '60', { unit: UNIT, description: HOURLY }),
      field('co', '一氧化碳', 'Carbon monoxide', 'NUMBER', '0.8', {
        unit: 'mg/m³',
        description: HOURLY,
      }),
    ],
  },
  rows,
};

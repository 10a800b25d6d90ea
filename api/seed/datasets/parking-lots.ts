import {
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
import { between, pick, pointNear, seededRandom } from '../synthetic.ts';

const COUNT = 120;
const LUOLONG = '410311';

function* rows(): Generator<RawRow> {
  const random = seededRandom(410311);
  for (let index = 1; index <= COUNT; index++) {
    const kind = pick(random, ['路外公共停车场', '路内停车泊位', '配建停车场']);
    const spaces = between(random, 20, kind === '路内停车泊位' ? 80 : 600);
    const { longitude, latitude } = pointNear(random, LUOLONG, 0.05);
    yield [
      `LLTC${String(index).padStart(3, '0')}`,
      `演示停车场${index}`,
      kind,
      String(spaces),
      kind === '路内停车泊位' ? '0' : String(Math.floor(spaces * random() * 0.2)),
      pick(random, ['是', '是', '否']),
      random() < 0.15 ? null : pick(random, ['0', '2', '3', '5']),
      longitude.toFixed(5),
      latitude.toFixed(5),
    ];
  }
}

export const parkingLots: SeedDataset = {
  declaration: {
    ...OPEN_SYNTHETIC,
    slug: 'parking-lots',
    title: {
      zh: '洛龙区公共停车场（合成演示）',
      en: 'Public parking in Luolong District (synthetic demo)',
    },
    summary: {
      zh: '洛龙区对外开放停车场的类型、泊位数、充电泊位数、收费和坐标。',
      en: 'Parking open to the public in Luolong District with kind, spaces, charging spaces, fee and position.',
    },
    department: 'luolong-data',
    theme: 'URBAN',
    classification: ['2', '09', '001'],
    keywords: ['停车场', '泊位', '充电', '洛龙区', 'parking'],
    updateCycle: 'MONTHLY',
    format: 'GEOGRAPHIC',
    division: LUOLONG,
    crs: SYNTHETIC_CRS,
    place: POINT,
    referenceSystem: 'CGCS2000',
    sourceNote: syntheticNote(
      '停车场名称、数值和点位均为虚构',
      'names, figures and positions are invented',
    ),
    fields: [
      field('lotId', '停车场编号', 'Number', 'STRING', 'LLTC000', KEY),
      field('name', '停车场名称', 'Name', 'STRING', '示例停车场', { nullable: false }),
      field('kind', '类型', 'Kind', 'STRING', '路外公共停车场', { indexed: true }),
      field('spaces', '泊位数', 'Spaces', 'INTEGER', '100', { unit: '个', indexed: true }),
      field('chargingSpaces', '充电泊位数', 'Charging spaces', 'INTEGER', '10', { unit: '个' }),
      field('allDay', '是否全天开放', 'Open day and night', 'BOOLEAN', 'true'),
      field('fee', '首小时收费', 'Fee for the first hour', 'NUMBER', '3', {
        unit: '元',
        description: { zh: '0 为免费，未报的为空', en: '0 is free; empty where not reported' },
      }),
      ...pointFields(),
    ],
  },
  rows,
};

import {
  field,
  KEY,
  OPEN_SYNTHETIC,
  type RawRow,
  type SeedDataset,
  syntheticNote,
} from '../declare.ts';
import { between, pick, seededRandom } from '../synthetic.ts';

const COUNT = 90;
const YEARS = ['2024', '2025'];
const CROPS: [crop: string, kind: string, tonnesPerMu: number][] = [
  ['香菇', '食用菌', 2.4],
  ['核桃', '干果', 0.12],
  ['猕猴桃', '水果', 1.1],
  ['连翘', '中药材', 0.15],
  ['玉米', '粮食', 0.45],
  ['高山蔬菜', '蔬菜', 2.1],
];

function* rows(): Generator<RawRow> {
  const random = seededRandom(410324);
  for (let index = 1; index <= COUNT; index++) {
    const [crop, kind, tonnes] = pick(random, CROPS);
    const area = between(random, 30, 900);
    const green = pick(random, ['是', '否', '否']);
    for (const year of YEARS) {
      yield [
        `LCJD${String(index).padStart(3, '0')}`,
        year,
        `演示种植基地${index}`,
        crop,
        kind,
        String(area),
        random() < 0.04 ? null : (area * tonnes * (0.8 + random() * 0.4)).toFixed(1),
        green,
      ];
    }
  }
}

export const cropBases: SeedDataset = {
  declaration: {
    ...OPEN_SYNTHETIC,
    slug: 'crop-bases',
    title: {
      zh: '栾川县特色农产品种植基地（合成演示）',
      en: 'Speciality crop bases in Luanchuan County (synthetic demo)',
    },
    summary: {
      zh: '栾川县特色农产品种植基地的品种、面积、年产量和绿色食品认证情况。',
      en: 'Bases for speciality crops in Luanchuan County with crop, area, yearly output and green food certification.',
    },
    department: 'luanchuan-data',
    theme: 'AGRICULTURE',
    classification: ['3', '07', '006'],
    keywords: ['农业', '种植基地', '特色农产品', '香菇', '栾川', 'crop'],
    updateCycle: 'YEARLY',
    division: '410324',
    temporal: { from: '2024-01-01', until: '2025-12-31' },
    sourceNote: syntheticNote('基地名称和数值均为虚构', 'bases and figures are invented'),
    fields: [
      field('baseId', '基地编号', 'Number', 'STRING', 'LCJD000', KEY),
      field('year', '年份', 'Year', 'INTEGER', '2025', { ...KEY, indexed: true }),
      field('name', '基地名称', 'Name', 'STRING', '示例种植基地', { nullable: false }),
      field('crop', '主要品种', 'Crop', 'STRING', '香菇', { indexed: true }),
      field('kind', '产品类别', 'Kind', 'STRING', '食用菌'),
      field('area', '种植面积', 'Area', 'NUMBER', '100', {
        unit: '亩',
        description: { zh: '1 亩约合 666.67 平方米', en: 'One mu is about 666.67 m²' },
      }),
      field('output', '年产量', 'Yearly output', 'NUMBER', '50', { unit: 't' }),
      field('green', '是否绿色食品认证', 'Certified green food', 'BOOLEAN', 'true'),
    ],
  },
  rows,
};

import {
  districtField,
  field,
  KEY,
  OPEN_SYNTHETIC,
  type RawRow,
  type SeedDataset,
  syntheticNote,
} from '../declare.ts';
import { counties } from '../divisions.ts';
import { between, pick, seededRandom } from '../synthetic.ts';

const HOSPITALS = 60;
const MONTHS = ['2026-08', '2026-09', '2026-10'];

function* rows(): Generator<RawRow> {
  const random = seededRandom(12320);
  for (let index = 1; index <= HOSPITALS; index++) {
    const [level, most] = pick(random, [
      ['三级', 1800] as const,
      ['二级', 600] as const,
      ['一级', 120] as const,
    ]);
    const district = pick(random, counties).code;
    const beds = between(random, most / 4, most);
    const staff = Math.round(beds * (0.9 + random() * 0.6));
    for (const month of MONTHS) {
      yield [
        `YL${String(index).padStart(4, '0')}`,
        month,
        `演示医院${index}`,
        district,
        level,
        String(beds),
        random() < 0.02 ? null : String(Math.round(beds * (0.55 + random() * 0.4))),
        String(staff + between(random, -3, 3)),
      ];
    }
  }
}

export const medicalBeds: SeedDataset = {
  declaration: {
    ...OPEN_SYNTHETIC,
    slug: 'medical-beds',
    title: { zh: '医疗机构床位使用情况（合成演示）', en: 'Use of hospital beds (synthetic demo)' },
    summary: {
      zh: '各医疗机构每月的核定床位、实际占用床位和卫生技术人员数。',
      en: 'Monthly approved and occupied beds and health staff of each hospital.',
    },
    department: 'health',
    theme: 'HEALTH',
    classification: ['2', '02', '001'],
    keywords: ['医院', '床位', '医疗机构', '卫生', 'hospital'],
    updateCycle: 'MONTHLY',
    temporal: { from: '2026-08-01', until: '2026-10-31' },
    sourceNote: syntheticNote('医院名称和数值均为虚构', 'hospitals and figures are invented'),
    fields: [
      field('hospitalId', '机构编号', 'Hospital number', 'STRING', 'YL0000', KEY),
      field('month', '月份', 'Month', 'STRING', '2026-01', { ...KEY, indexed: true }),
      field('name', '机构名称', 'Name', 'STRING', '示例医院', { nullable: false }),
      districtField(),
      field('level', '医院等级', 'Level', 'STRING', '二级', { indexed: true }),
      field('beds', '核定床位数', 'Approved beds', 'INTEGER', '200', { unit: '张' }),
      field('occupied', '实际占用床位数', 'Occupied beds', 'INTEGER', '150', {
        unit: '张',
        description: {
          zh: '当月日均；未报的为空',
          en: 'Daily average of the month; empty where not reported',
        },
      }),
      field('staff', '卫生技术人员数', 'Health staff', 'INTEGER', '300', { unit: '人' }),
    ],
  },
  rows,
};

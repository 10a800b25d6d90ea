import { field, KEY, OPEN, type RawRow, type SeedDataset } from '../declare.ts';

const rows: RawRow[] = [
  ['4141010464', '河南科技大学', '河南省', '本科', null],
  ['4141010482', '洛阳师范学院', '河南省', '本科', null],
  ['4141011070', '洛阳理工学院', '河南省', '本科', null],
  ['4141013889', '河南林业职业学院', '河南省', '专科', null],
  ['4141014382', '河南推拿职业学院', '河南省', '专科', null],
  ['4141014383', '洛阳职业技术学院', '河南省', '专科', null],
  ['4141014480', '洛阳科技职业学院', '河南省教育厅', '专科', '民办'],
  ['4141014750', '洛阳文化旅游职业学院', '河南省', '专科', null],
  ['4141014795', '洛阳商业职业学院', '河南省教育厅', '专科', '民办'],
];

export const colleges: SeedDataset = {
  declaration: {
    ...OPEN,
    slug: 'colleges',
    title: { zh: '高等学校名单', en: 'Colleges and universities' },
    summary: {
      zh: '所在地为洛阳市的普通高等学校标识码、名称、主管部门和办学层次。',
      en: 'Colleges and universities in Luoyang with identifier, supervising body and level.',
    },
    department: 'education',
    theme: 'EDUCATION',
    classification: ['3', '07', '004'],
    keywords: ['高校', '大学', '学院', '高等教育', '教育', 'university'],
    updateCycle: 'YEARLY',
    temporal: { from: '2025-06-20', until: '2025-06-20' },
    sourceNote: {
      zh: '教育部《全国高等学校名单》（截至 2025 年 6 月 20 日）中所在地为洛阳市的学校。',
      en: 'Schools located in Luoyang from the Ministry of Education’s national list as of 20 June 2025.',
    },
    fields: [
      field('code', '学校标识码', 'School identifier', 'STRING', '4141000000', {
        ...KEY,
        description: { zh: '教育部十位代码', en: 'Ten-digit code of the Ministry of Education' },
      }),
      field('name', '学校名称', 'Name', 'STRING', '示例学院', { nullable: false }),
      field('supervisor', '主管部门', 'Supervising body', 'STRING', '河南省'),
      field('level', '办学层次', 'Level', 'STRING', '本科', { indexed: true }),
      field('note', '备注', 'Note', 'STRING', '民办', {
        description: { zh: '民办学校注明“民办”', en: 'Private schools are marked 民办' },
      }),
    ],
  },
  rows: () => rows,
};

import {
  all,
  districtField,
  field,
  KEY,
  POINT,
  pointFields,
  type RawRow,
  type SeedDataset,
  SYNTHETIC_CRS,
  syntheticNote,
} from '../declare.ts';
import { counties } from '../divisions.ts';
import { legalBasis } from '../legal-bases.ts';
import { between, day, pick, pointNear, seededRandom } from '../synthetic.ts';

const COUNT = 240;
const KINDS: [kind: string, word: string][] = [
  ['古遗址', '遗址'],
  ['古墓葬', '墓群'],
  ['古建筑', '庙'],
  ['石窟寺及石刻', '造像碑'],
  ['近现代重要史迹及代表性建筑', '旧址'],
];
const PERIODS = ['新石器时代', '夏商', '东周', '汉', '北魏', '隋唐', '宋', '明清', '近现代'];
const LEVELS = ['全国重点', '省级', '省级', '市级', '市级', '县级', '县级', '县级'];

function* rows(): Generator<RawRow> {
  const random = seededRandom(4103);
  for (let index = 1; index <= COUNT; index++) {
    const division = pick(random, counties);
    const [kind, word] = pick(random, KINDS);
    const { longitude, latitude } = pointNear(random, division.code, 0.08);
    yield [
      `WB-${String(index).padStart(4, '0')}`,
      `演示${index}号${word}`,
      kind,
      pick(random, PERIODS),
      pick(random, LEVELS),
      division.code,
      `E${Math.floor(longitude * 100)}-N${Math.floor(latitude * 100)}`,
      longitude.toFixed(6),
      latitude.toFixed(6),
      String(between(random, 2, 900) * 100),
      pick(random, ['好', '较好', '较好', '一般', '较差']),
      random() < 0.1 ? null : day(random, 2023, 2025),
      pick(random, ['专门机构', '乡镇政府', '村委会', '业余文保员']),
    ];
  }
}

const EXACT = {
  sensitivity: 'SECURITY',
  desensitization: { method: 'ROUND', places: 4 },
  description: { zh: '四位小数，约 10 米', en: 'Four decimals, about 10 m' },
} as const;

export const heritageSites: SeedDataset = {
  declaration: {
    slug: 'heritage-sites',
    title: {
      zh: '文物保护单位详细信息（合成演示）',
      en: 'Protected heritage sites in detail (synthetic demo)',
    },
    summary: {
      zh: '文物保护单位的名称、类别、年代、级别、位置、保护范围面积、保存状况和管理情况；位置有约 1 公里格网和坐标两种精度，可分别申请。',
      en: 'Protected sites with kind, period, level, position, protected area, condition and keeper; positions come as a grid of about 1 km and as coordinates, to be applied for separately.',
    },
    department: 'heritage',
    theme: 'CULTURE_TOURISM',
    classification: ['3', '07', '005'],
    keywords: ['文物', '文保单位', '遗址', '古墓葬', '石窟', 'heritage'],
    openness: 'CONDITIONAL',
    opennessCondition: {
      zh: '用于学术研究、规划编制或文物保护，须说明用途和保管措施；坐标可能被用于盗掘，一般只提供格网，确有必要的方予提供坐标。',
      en: 'For research, planning or protection, with purpose and safekeeping stated. Coordinates could guide looters: usually only the grid is given, coordinates where they are really needed.',
    },
    legalBases: [legalBasis('open-government-14'), legalBasis('data-security-21')],
    sharing: 'CONDITIONAL',
    sharingCondition: '坐标依《数据安全法》第二十一条分级保护，限规划、公安、应急等部门依职责使用',
    updateCycle: 'YEARLY',
    format: 'GEOGRAPHIC',
    division: '410300',
    crs: SYNTHETIC_CRS,
    place: POINT,
    referenceSystem: 'CGCS2000',
    synthetic: true,
    sourceNote: syntheticNote(
      '名称、点位和保存状况均为虚构',
      'names, positions and conditions are invented',
    ),
    fields: all('CONDITIONAL', [
      field('siteId', '编号', 'Number', 'STRING', 'WB-0000', KEY),
      field('name', '名称', 'Name', 'STRING', '示例遗址', { nullable: false, searchable: true }),
      field('kind', '类别', 'Kind', 'STRING', '古遗址', { indexed: true }),
      field('period', '年代', 'Period', 'STRING', '隋唐', { indexed: true }),
      field('level', '保护级别', 'Level of protection', 'STRING', '省级', { indexed: true }),
      districtField(),
      field('grid', '公里格网', 'Grid cell', 'STRING', 'E11245-N3465', {
        description: {
          zh: '经纬度百分之一度格网的西南角，约 1 公里；不含精确位置，不属敏感信息',
          en: 'South-west corner of a cell of a hundredth of a degree, about 1 km; too coarse to be sensitive',
        },
      }),
      ...pointFields(EXACT),
      field('protectedArea', '保护范围面积', 'Protected area', 'NUMBER', '5000', { unit: 'm²' }),
      field('condition', '保存状况', 'Condition', 'STRING', '较好'),
      field('inspectedOn', '最近巡查日期', 'Last inspected on', 'DATE', '2025-01-01'),
      field('keeper', '管理使用单位类型', 'Kind of keeper', 'STRING', '村委会'),
    ]),
  },
  rows,
};

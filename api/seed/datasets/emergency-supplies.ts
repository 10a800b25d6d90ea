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
import { between, pick, pointNear, seededRandom } from '../synthetic.ts';

const STORES = 20;
const SUPPLIES: [kind: string, unit: string][] = [
  ['帐篷', '顶'],
  ['棉被', '床'],
  ['发电机', '台'],
];

function* rows(): Generator<RawRow> {
  const random = seededRandom(12);
  for (let index = 1; index <= STORES; index++) {
    const division = pick(random, counties).code;
    const { longitude, latitude } = pointNear(random, division, 0.06);
    for (const [kind, unit] of SUPPLIES) {
      yield [
        `CB-${String(index).padStart(2, '0')}`,
        kind,
        `演示储备库${index}`,
        division,
        longitude.toFixed(6),
        latitude.toFixed(6),
        String(between(random, 1, 60) * (kind === '发电机' ? 1 : 50)),
        unit,
      ];
    }
  }
}

const SECURITY = { sensitivity: 'SECURITY' } as const;

export const emergencySupplies: SeedDataset = {
  declaration: {
    slug: 'emergency-supplies',
    title: {
      zh: '应急物资储备明细（合成演示）',
      en: 'Stores of emergency supplies (synthetic demo)',
    },
    summary: {
      zh: '应急物资储备库的位置、物资品种和储备数量。',
      en: 'Stores of emergency supplies with position, kinds and amounts.',
    },
    department: 'reform',
    theme: 'URBAN',
    classification: ['2', '12', '001'],
    keywords: ['应急物资', '储备', '储备库'],
    openness: 'CLOSED',
    opennessCondition: {
      zh: '储备库位置和库存公开后可能危及公共安全，不予开放。',
      en: 'Positions and stocks of the stores could endanger public safety if opened.',
    },
    legalBases: [legalBasis('open-government-14'), legalBasis('data-security-21')],
    sharing: 'CONDITIONAL',
    sharingCondition: '依《数据安全法》第二十一条分级保护，限应急处置相关部门依职责使用',
    updateCycle: 'QUARTERLY',
    format: 'DATABASE',
    division: '410300',
    crs: SYNTHETIC_CRS,
    place: POINT,
    referenceSystem: 'CGCS2000',
    synthetic: true,
    sourceNote: syntheticNote(
      '储备库、点位和数量均为虚构',
      'stores, positions and amounts are invented',
    ),
    fields: all('CLOSED', [
      field('storeId', '储备库编号', 'Store', 'STRING', 'CB-00', { ...KEY, ...SECURITY }),
      field('kind', '物资品种', 'Kind', 'STRING', '帐篷', KEY),
      field('name', '储备库名称', 'Name', 'STRING', '示例储备库', SECURITY),
      districtField(),
      ...pointFields(SECURITY),
      field('amount', '储备数量', 'Amount', 'INTEGER', '100', {
        ...SECURITY,
        description: { zh: '单位见“计量单位”', en: 'In the unit that the row names' },
      }),
      field('unit', '计量单位', 'Unit', 'STRING', '顶'),
    ]),
  },
  rows,
};

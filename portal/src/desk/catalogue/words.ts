import type {
  FieldCheck,
  LegalBasisKind,
  ReferenceSystem,
  Sensitivity,
  Treatment,
} from './declaration';

export const sharingWords = {
  UNCONDITIONAL: '无条件共享',
  CONDITIONAL: '有条件共享',
  CLOSED: '不予共享',
} as const;

export const sensitivityWords: Record<Sensitivity, string> = {
  NONE: '不敏感',
  PERSONAL: '个人信息',
  COMMERCIAL: '商业秘密',
  SECURITY: '公共安全',
};

export const basisKindWords: Record<LegalBasisKind, string> = {
  LAW: '法律',
  ADMINISTRATIVE_REGULATION: '行政法规',
  LOCAL_REGULATION: '地方性法规',
  STATE_DOCUMENT: '党中央、国务院政策文件',
  MINISTRY_DOCUMENT: '国务院部门规章、文件',
};

/** On which kinds sharing may be restricted (第二十五条). */
export const SHARING_BASES: readonly LegalBasisKind[] = [
  'LAW',
  'ADMINISTRATIVE_REGULATION',
  'STATE_DOCUMENT',
];

/** Each treatment as one choice, with the number that it begins with where it has one. */
export const TREATMENTS: { value: string; words: string; treatment: Treatment }[] = [
  { value: 'DROP', words: '不留值', treatment: { method: 'DROP' } },
  { value: 'MASK.NAME', words: '姓名只留姓', treatment: { method: 'MASK', kind: 'NAME' } },
  { value: 'MASK.PHONE', words: '电话留首尾', treatment: { method: 'MASK', kind: 'PHONE' } },
  {
    value: 'MASK.IDENTITY_NUMBER',
    words: '证件号留前六位',
    treatment: { method: 'MASK', kind: 'IDENTITY_NUMBER' },
  },
  { value: 'MASK.ADDRESS', words: '地址遮去门牌', treatment: { method: 'MASK', kind: 'ADDRESS' } },
  { value: 'MASK.ACCOUNT', words: '账号留后四位', treatment: { method: 'MASK', kind: 'ACCOUNT' } },
  { value: 'MASK.PLATE', words: '车牌遮去中段', treatment: { method: 'MASK', kind: 'PLATE' } },
  { value: 'HASH', words: '换成代号', treatment: { method: 'HASH' } },
  {
    value: 'GENERALISE_DATE.YEAR',
    words: '日期只留年',
    treatment: { method: 'GENERALISE_DATE', to: 'YEAR' },
  },
  {
    value: 'GENERALISE_DATE.MONTH',
    words: '日期只留年月',
    treatment: { method: 'GENERALISE_DATE', to: 'MONTH' },
  },
  {
    value: 'GENERALISE_NUMBER',
    words: '数值分段',
    treatment: { method: 'GENERALISE_NUMBER', band: 10 },
  },
  { value: 'ROUND', words: '数值留几位小数', treatment: { method: 'ROUND', places: 2 } },
  {
    value: 'GENERALISE_ADDRESS',
    words: '地址只到县区',
    treatment: { method: 'GENERALISE_ADDRESS' },
  },
  { value: 'GRID', words: '坐标归到网格', treatment: { method: 'GRID', size: 0.01 } },
  {
    value: 'SUPPRESS_RARE',
    words: '少见的值不留',
    treatment: { method: 'SUPPRESS_RARE', below: 3 },
  },
];

/** The choice that stands for a treatment. */
export function treatmentValue(treatment: Treatment | undefined): string {
  if (treatment === undefined) return '';
  if (treatment.method === 'MASK') return `MASK.${treatment.kind}`;
  if (treatment.method === 'GENERALISE_DATE') return `GENERALISE_DATE.${treatment.to}`;
  return treatment.method;
}

export const checkWords: Record<FieldCheck['kind'], string> = {
  IDENTITY_NUMBER: '公民身份号码',
  PERSON_DOCUMENT: '有效身份证件号码',
  CREDIT_CODE: '统一社会信用代码',
  PHONE: '电话号码',
  EMAIL: '电子邮箱',
  UNIQUE: '不重复',
  DIVISION: '行政区划代码',
  RANGE: '取值范围',
  PATTERN: '格式',
  CODE_LIST: '代码表',
  REFERENCE: '取自另一数据集的主键',
};

export const referenceSystemWords: Record<ReferenceSystem, string> = {
  WGS_84: 'WGS 84',
  CGCS2000: 'CGCS2000（国家大地坐标系）',
  GCJ_02: 'GCJ-02（国测局坐标，地图服务商常用）',
  BD_09: 'BD-09（百度坐标）',
};

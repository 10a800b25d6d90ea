import { cycleWords, formatWords, opennessWords, themeWords } from '../../language/words';
import type { Declaration, LegalBasisDeclaration, Words } from './declaration';
import { referenceSystemWords, sharingWords } from './words';

/** One element of an entry (发改高技〔2017〕1272号) as it is read. */
export interface Element {
  element: keyof Declaration;
  words: string;
  shown: (declaration: Declaration) => string;
}

const both = (text: Words | undefined) =>
  text === undefined ? '' : [text.zh, text.en].filter(Boolean).join('\n');

export function basisWords({ title, documentNumber, article }: LegalBasisDeclaration): string {
  return `《${title}》${documentNumber ? `（${documentNumber}）` : ''}${article}`;
}

export const ELEMENTS: Element[] = [
  { element: 'title', words: '信息资源名称', shown: ({ title }) => both(title) },
  { element: 'slug', words: '网址名', shown: ({ slug }) => slug },
  { element: 'summary', words: '信息资源摘要', shown: ({ summary }) => both(summary) },
  { element: 'theme', words: '开放主题分类', shown: ({ theme }) => themeWords[theme].zh },
  {
    element: 'classification',
    words: '信息资源分类',
    shown: ({ classification }) => classification.join(' / '),
  },
  { element: 'keywords', words: '关键词', shown: ({ keywords }) => keywords.join('、') },
  {
    element: 'updateCycle',
    words: '更新周期',
    shown: ({ updateCycle }) => cycleWords[updateCycle].zh,
  },
  { element: 'format', words: '信息资源格式', shown: ({ format }) => formatWords[format].zh },
  { element: 'division', words: '覆盖区域', shown: ({ division }) => division },
  {
    element: 'temporal',
    words: '覆盖时间',
    shown: ({ temporal }) => (temporal ? `${temporal.from} 至 ${temporal.until}` : ''),
  },
  { element: 'crs', words: '坐标参考系', shown: ({ crs }) => crs ?? '' },
  {
    element: 'referenceSystem',
    words: '坐标系代号',
    shown: ({ referenceSystem }) => (referenceSystem ? referenceSystemWords[referenceSystem] : ''),
  },
  {
    element: 'place',
    words: '经度、纬度信息项',
    shown: ({ place }) => (place ? `${place.longitude}、${place.latitude}` : ''),
  },
  { element: 'sourceNote', words: '来源与口径', shown: ({ sourceNote }) => both(sourceNote) },
  { element: 'openness', words: '开放属性', shown: ({ openness }) => opennessWords[openness].zh },
  {
    element: 'opennessCondition',
    words: '开放条件或不予开放理由',
    shown: ({ opennessCondition }) => both(opennessCondition),
  },
  {
    element: 'legalBases',
    words: '依据',
    shown: ({ legalBases }) => legalBases.map(basisWords).join('\n'),
  },
  { element: 'sharing', words: '共享属性', shown: ({ sharing }) => sharingWords[sharing] },
  {
    element: 'sharingCondition',
    words: '共享条件或不予共享依据',
    shown: ({ sharingCondition }) => sharingCondition ?? '',
  },
  {
    element: 'anonymity',
    words: '匿名化',
    shown: ({ anonymity }) =>
      anonymity ? `${anonymity.quasiIdentifiers.join(' + ')} 每组至少${anonymity.k}行` : '',
  },
];

const FIELD_PARTS: Record<string, string> = {
  title: '名称',
  description: '含义',
  type: '类型',
  unit: '单位',
  sensitivity: '敏感级别',
  openness: '开放属性',
  legalBasis: '依据',
  desensitization: '脱敏',
  checks: '校验规则',
  key: '主键',
  indexed: '常用于筛选',
  searchable: '按词检索',
  nullable: '可空',
  example: '示例值',
  source: '文件中的列名',
  notice: '变更公告',
  name: '代号',
  guide: '填报表的说法',
};

/** Paths in the order in which an entry is read: its elements, what has no place among them, its fields. */
export function inReadingOrder<Part extends { element: string }>(parts: readonly Part[]): Part[] {
  const place = ({ element }: Part) => {
    if (element.startsWith('fields.')) return ELEMENTS.length + 1;
    const at = ELEMENTS.findIndex((one) => one.element === element);
    return at === -1 ? ELEMENTS.length : at;
  };
  return parts.toSorted((one, other) => place(one) - place(other));
}

/** The words of an element's path: `fields.level.openness` → 信息项 level，开放属性. */
export function elementWords(path: string): string {
  const [first = '', field, part] = path.split('.');
  if (first !== 'fields')
    return ELEMENTS.find(({ element }) => element === first)?.words ?? OTHERS[first] ?? path;
  if (field === undefined) return '信息项';
  return part === undefined ? `信息项 ${field}` : `信息项 ${field}，${FIELD_PARTS[part] ?? part}`;
}

const OTHERS: Record<string, string> = {
  department: '提供部门',
  synthetic: '合成数据',
  guide: '填报表的其他元素',
};

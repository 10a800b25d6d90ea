import { cycleWords, formatWords, opennessWords, themeWords } from '../../../language/words';
import type { Declaration, Finding, ReferenceSystem } from '../declaration';
import { withPart } from '../part';
import { referenceSystemWords, sharingWords } from '../words';

interface InputBase {
  /** The element of which the checks speak. */
  element: keyof Declaration;
  words: string;
  hint?: string;
  /** Of what is said of the element, what is about this input. */
  hears?: (finding: Finding) => boolean;
  /** Whether it is asked at all. */
  when?: (declaration: Declaration) => boolean;
}

/** One input of the form: what it shows and what its change makes of the declaration. */
export type Input = InputBase &
  (
    | {
        kind: 'line' | 'paragraph' | 'date';
        read: (declaration: Declaration) => string;
        write: (declaration: Declaration, text: string) => Declaration;
      }
    | {
        kind: 'choice';
        choices: Record<string, string>;
        read: (declaration: Declaration) => string;
        write: (declaration: Declaration, text: string) => Declaration;
      }
    | {
        kind: 'box';
        read: (declaration: Declaration) => boolean;
        write: (declaration: Declaration, on: boolean) => Declaration;
      }
  );

const zh = (words: Record<string, { zh: string }>) =>
  Object.fromEntries(Object.entries(words).map(([value, text]) => [value, text.zh]));

const errors = ({ severity }: Finding) => severity === 'ERROR';
const warnings = ({ severity }: Finding) => severity !== 'ERROR';
const nothing = () => false;

type TextElement = 'title' | 'summary' | 'sourceNote';

const text = (
  element: TextElement,
  language: 'zh' | 'en',
  rest: Omit<InputBase, 'element'> & { kind: 'line' | 'paragraph' },
): Input => ({
  element,
  ...rest,
  read: (declaration: Declaration) => declaration[element][language],
  write: (declaration: Declaration, said: string) => ({
    ...declaration,
    [element]: { ...declaration[element], [language]: said },
  }),
});

const condition = (language: 'zh' | 'en', words: string): Input => ({
  element: 'opennessCondition',
  words,
  ...(language === 'en' && { hears: nothing }),
  kind: 'paragraph',
  when: ({ openness }) => openness !== 'UNCONDITIONAL',
  read: ({ opennessCondition }) => opennessCondition?.[language] ?? '',
  write: (declaration, said) => {
    const next = { zh: '', en: '', ...declaration.opennessCondition, [language]: said };
    const empty = next.zh === '' && next.en === '';
    return withPart(declaration, 'opennessCondition', empty ? undefined : next);
  },
});

const list = (
  element: 'classification' | 'keywords',
  separator: string,
  rest: Omit<InputBase, 'element'>,
): Input => ({
  element,
  ...rest,
  kind: 'line',
  read: (declaration) => declaration[element].join(separator),
  write: (declaration, said) => ({
    ...declaration,
    // An empty part at the end is kept while the next one is being typed.
    [element]: said === '' ? [] : said.split(separator).map((part) => part.trimStart()),
  }),
});

const span = (end: 'from' | 'until', words: string): Input => ({
  element: 'temporal',
  words,
  ...(end === 'from' && { hears: nothing }),
  kind: 'date',
  read: ({ temporal }) => temporal?.[end] ?? '',
  write: (declaration, day) => {
    const next = { from: '', until: '', ...declaration.temporal, [end]: day };
    const empty = next.from === '' && next.until === '';
    return withPart(declaration, 'temporal', empty ? undefined : next);
  },
});

const point = (end: 'longitude' | 'latitude', words: string): Input => ({
  element: 'place',
  words,
  ...(end === 'longitude' && { hears: nothing }),
  hint: '数值信息项的代号；两项都填，才能按位置筛选',
  kind: 'line',
  when: ({ fields }) => fields.some(({ type }) => type === 'NUMBER' || type === 'DECIMAL'),
  read: ({ place }) => place?.[end] ?? '',
  write: (declaration, said) => {
    const next = { longitude: '', latitude: '', ...declaration.place, [end]: said };
    const empty = next.longitude === '' && next.latitude === '';
    return withPart(declaration, 'place', empty ? undefined : next);
  },
});

/** No system is the first of the choices: one that is not known is not declared. */
const UNDECLARED = '';
const system: Input = {
  element: 'referenceSystem',
  words: '坐标系代号',
  hint: '按位置筛选以此为准，不作换算；不清楚的不选',
  kind: 'choice',
  choices: { [UNDECLARED]: '未声明', ...referenceSystemWords },
  when: ({ crs }) => crs !== undefined,
  read: ({ referenceSystem }) => referenceSystem ?? UNDECLARED,
  write: (declaration, said) =>
    withPart(
      declaration,
      'referenceSystem',
      said === UNDECLARED ? undefined : (said as ReferenceSystem),
    ),
};

const choice = (
  element: 'theme' | 'updateCycle' | 'format' | 'openness' | 'sharing' | 'division',
  words: string,
  choices: Record<string, string>,
  hint?: string,
): Input => ({
  element,
  words,
  ...(hint !== undefined && { hint }),
  kind: 'choice',
  choices,
  read: (declaration) => declaration[element],
  write: (declaration, value) => ({ ...declaration, [element]: value }),
});

const plain = (
  element: 'crs' | 'sharingCondition',
  rest: Omit<InputBase, 'element'> & { kind: 'line' | 'paragraph' },
): Input => ({
  element,
  ...rest,
  read: (declaration: Declaration) => declaration[element] ?? '',
  write: (declaration: Declaration, said: string) => withPart(declaration, element, said),
});

/** What an entry is about. */
export function aboutInputs(divisions: Record<string, string>, isNew: boolean): Input[] {
  const slug: Input = {
    element: 'slug',
    words: '网址名',
    hint: '小写字母、数字和连字符，例如 repair-works；定后不改',
    kind: 'line',
    when: () => isNew,
    read: (declaration) => declaration.slug,
    write: (declaration, said) => ({ ...declaration, slug: said }),
  };
  const synthetic: Input = {
    element: 'synthetic',
    words: '合成数据，仅供演示',
    kind: 'box',
    read: (declaration) => declaration.synthetic,
    write: (declaration, on) => ({ ...declaration, synthetic: on }),
  };
  return [
    text('title', 'zh', { words: '信息资源名称', kind: 'line', hears: errors }),
    text('title', 'en', { words: '英文名称', kind: 'line', hears: warnings }),
    slug,
    text('summary', 'zh', {
      words: '信息资源摘要',
      hint: '内容、范围、关键信息项，一到三句',
      kind: 'paragraph',
    }),
    text('summary', 'en', { words: '英文摘要', kind: 'paragraph', hears: nothing }),
    choice('theme', '开放主题分类', zh(themeWords)),
    list('classification', '/', {
      words: '信息资源分类',
      hint: '类/项/目/细目，以 / 分隔，例如 3/07/001；类为 1 基础、2 主题、3 部门',
    }),
    list('keywords', '、', { words: '关键词', hint: '以顿号分隔' }),
    choice('updateCycle', '更新周期', zh(cycleWords)),
    choice('format', '信息资源格式', zh(formatWords)),
    choice('division', '覆盖区域', divisions),
    span('from', '覆盖时间，起'),
    span('until', '覆盖时间，止'),
    plain('crs', {
      words: '坐标参考系',
      hint: '有空间数据时必填，例如 CGCS2000',
      kind: 'line',
    }),
    system,
    point('longitude', '经度信息项'),
    point('latitude', '纬度信息项'),
    text('sourceNote', 'zh', { words: '来源与口径', kind: 'paragraph' }),
    text('sourceNote', 'en', { words: '来源与口径（英文）', kind: 'paragraph' }),
    synthetic,
  ];
}

export const opennessInputs: Input[] = [
  choice('openness', '开放属性', zh(opennessWords)),
  condition('zh', '开放条件，或不予开放的理由'),
  condition('en', '开放条件（英文）'),
];

export const sharingInputs: Input[] = [
  choice('sharing', '共享属性', sharingWords),
  plain('sharingCondition', {
    words: '共享条件，或不予共享的依据',
    kind: 'paragraph',
    when: ({ sharing }) => sharing !== 'UNCONDITIONAL',
  }),
];

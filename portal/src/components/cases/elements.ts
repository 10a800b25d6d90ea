import type { Field, Text } from '../../graphql/contract';

type Named = Pick<Field, 'name' | 'title'>;

const OF_ENTRY: Record<string, Text> = {
  title: { zh: '名称', en: 'Title' },
  summary: { zh: '摘要', en: 'Summary' },
  keywords: { zh: '关键词', en: 'Keywords' },
  sourceNote: { zh: '来源与口径', en: 'Source' },
};
const OF_FIELD: Record<string, Text> = {
  title: { zh: '名称', en: 'title' },
  description: { zh: '含义', en: 'meaning' },
  unit: { zh: '单位', en: 'unit' },
};

/** Title of a field; its name where the dataset no longer has it. */
export function fieldTitle(name: string, fields: Named[]): Text {
  return fields.find((field) => field.name === name)?.title ?? { zh: name, en: name };
}

/** What an element of an entry is called: summary, or fields.NAME.unit. */
export function elementTitle(element: string, fields: Named[]): Text {
  const [, name = '', part = ''] = element.split('.');
  const of = OF_FIELD[part];
  if (of === undefined) return OF_ENTRY[element] ?? { zh: element, en: element };
  const { zh, en } = fieldTitle(name, fields);
  return { zh: `字段“${zh}”的${of.zh}`, en: `${en ?? zh}: ${of.en}` };
}

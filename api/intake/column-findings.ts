import type { Sentence } from '../errors.ts';
import { isBlank } from './find-header.ts';
import { isHierarchy } from './hierarchy.ts';
import { isNullWord } from './parse-cell.ts';
import { type Proposable, proposeFields } from './propose-fields.ts';

/** What the rows that were looked at say of their columns: words for null, and a hierarchy of spaces. */
export function columnFindings(recognition: Proposable): Sentence[] {
  const rows = [...recognition.firstRows, ...(recognition.laterRows ?? [])];
  const fields = proposeFields(recognition);
  const nulls: string[] = [];
  const indented: string[] = [];
  recognition.columns.forEach((column, at) => {
    const texts = rows.flatMap(({ cells }) => (isBlank(cells[at]) ? [] : [cells[at] ?? '']));
    const type = fields[at]?.type;
    if (type === 'STRING') {
      if (isHierarchy(texts.map(depthOf))) indented.push(column);
    } else if (type !== 'GEOMETRY') {
      const words = new Set(texts.map((text) => text.trim()).filter(isNullWord));
      if (words.size > 0) nulls.push(`${column}（${[...words].join(' ')}）`);
    }
  });
  return [
    ...listed(
      nulls,
      '这些词在数值和日期列里按空值处理，在文本列里原样保留',
      'among numbers and dates these words stand for no value, among texts they stay',
    ),
    ...listed(
      indented,
      '这些列用行首空格表示层级，空格原样保留',
      'these columns show a hierarchy by leading spaces, which stay',
    ),
  ];
}

const depthOf = (text: string) => text.length - text.trimStart().length;

function listed(names: readonly string[], zh: string, en: string): Sentence[] {
  if (names.length === 0) return [];
  return [{ zh: `${zh}：${names.join('、')}`, en: `${en}: ${names.join(', ')}` }];
}

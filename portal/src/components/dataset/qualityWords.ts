import type { Text } from '../../graphql/contract';
import type { QualityMeasure } from './datasetQuery';

/** C14's five words, in the order of the measures. */
export const MEASURES: QualityMeasure[] = [
  'COMPLETENESS',
  'ACCURACY',
  'TIMELINESS',
  'CONSISTENCY',
  'AVAILABILITY',
];

export const measureWords: Record<QualityMeasure, Text> = {
  COMPLETENESS: { zh: '完整性', en: 'Completeness' },
  ACCURACY: { zh: '准确性', en: 'Accuracy' },
  TIMELINESS: { zh: '时效性', en: 'Timeliness' },
  CONSISTENCY: { zh: '一致性', en: 'Consistency' },
  AVAILABILITY: { zh: '可用性', en: 'Availability' },
};

const countWords: Record<string, Text> = {
  cells: { zh: '全部单元格', en: 'all cells' },
  filledCells: { zh: '有值的单元格', en: 'cells with a value' },
  rowsReceived: { zh: '收到的行', en: 'rows received' },
  rowsAccepted: { zh: '接收的行', en: 'rows accepted' },
  rowsRejected: { zh: '退回的行', en: 'rows sent back' },
  rowsDoubled: { zh: '重复的行', en: 'doubled rows' },
  releasesDue: { zh: '应更新的次数', en: 'updates due' },
  releasesOnTime: { zh: '按时更新的次数', en: 'updates on time' },
  loads: { zh: '报送的次数', en: 'loads' },
  loadsReleased: { zh: '报送成功的次数', en: 'loads released' },
};

export function countWord(count: string): Text {
  return countWords[count] ?? { zh: count, en: count };
}

/** Terms of a formula, added and subtracted: each read through `say`. */
export function sumWords(terms: string[], say: (count: string) => string): string {
  return terms
    .map((term, at) => {
      const minus = term.startsWith('-');
      const words = say(term.replace(/^-/, ''));
      return at === 0 ? `${minus ? '−' : ''}${words}` : `${minus ? ' − ' : ' + '}${words}`;
    })
    .join('');
}

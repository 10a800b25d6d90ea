import type { FieldCheck } from '../declaration';
import { checkWords } from '../words';

/** A declared check in words: 取值范围：不小于1，不大于9. */
export function checkSentence(check: FieldCheck): string {
  const details = detailsOf(check).filter(Boolean);
  return details.length === 0
    ? checkWords[check.kind]
    : `${checkWords[check.kind]}：${details.join('，')}`;
}

function detailsOf(check: FieldCheck): (string | undefined)[] {
  switch (check.kind) {
    case 'RANGE':
      return [check.least && `不小于${check.least}`, check.most && `不大于${check.most}`];
    case 'CODE_LIST':
      return [check.codes.join('、')];
    case 'PATTERN':
      return [check.pattern];
    case 'DIVISION':
      return [check.year && `${check.year}年`, check.yearOf && `年份取自${check.yearOf}`].map(
        (part) => part || undefined,
      );
    case 'REFERENCE':
      return [`${check.dataset}.${check.field}`];
    default:
      return [];
  }
}

import type { FieldCheck } from '../../db/catalogue/checks.ts';
import type { Sentence } from '../errors.ts';

/** One sentence for users on what values of a field can be relied on to be; it names no other dataset. */
export function describeCheck(check: FieldCheck): Sentence {
  switch (check.kind) {
    case 'IDENTITY_NUMBER':
      return { zh: '公民身份号码，校验码已核', en: 'Identity number with its check character' };
    case 'PERSON_DOCUMENT':
      return { zh: '有效身份证件号码', en: 'Number of a valid identity document' };
    case 'CREDIT_CODE':
      return {
        zh: '统一社会信用代码，校验码已核',
        en: 'Unified social credit code with its check character',
      };
    case 'PHONE':
      return { zh: '电话号码', en: 'Telephone number' };
    case 'EMAIL':
      return { zh: '电子邮箱', en: 'E-mail address' };
    case 'DIVISION':
      return {
        zh: `${check.year === undefined ? '当年' : `${check.year} 年`}有效的本市行政区划代码（GB/T 2260）`,
        en: `Division code of the city that is valid in ${check.year ?? 'its year'} (GB/T 2260)`,
      };
    case 'RANGE': {
      const { least, most } = check;
      return {
        zh: `${least ?? '不限'} 至 ${most === 'TODAY' ? '报送当日' : (most ?? '不限')}`,
        en: `From ${least ?? 'any'} to ${most === 'TODAY' ? 'the day of the load' : (most ?? 'any')}`,
      };
    }
    case 'PATTERN':
      return { zh: `格式为 ${check.pattern}`, en: `Of the form ${check.pattern}` };
    case 'CODE_LIST':
      return {
        zh: `取自 ${check.codes.length} 个代码：${firstOf(check.codes)}`,
        en: `One of ${check.codes.length} codes: ${firstOf(check.codes)}`,
      };
    case 'UNIQUE':
      return { zh: '不重复', en: 'Unique' };
    case 'REFERENCE':
      return { zh: '取自另一数据集的主键', en: 'A key of another dataset' };
  }
}

const SHOWN = 10;

function firstOf(codes: readonly string[]): string {
  const shown = codes.slice(0, SHOWN).join(', ');
  return codes.length > SHOWN ? `${shown} …` : shown;
}

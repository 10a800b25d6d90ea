import type { Sentence } from '../errors.ts';

/** Why a value breaks the check that its field declares. */
export const CHECK_FAULTS = {
  IDENTITY_NUMBER_WRONG: {
    zh: '不是有效的公民身份号码（GB 11643）',
    en: 'no valid identity number (GB 11643)',
  },
  PERSON_DOCUMENT_WRONG: {
    zh: '不是有效身份证件号码：居民身份证、护照、居住证、通行证各按其格式（M16）',
    en: 'no number of a valid identity document: resident card, passport, residence or travel permit, each by its form (M16)',
  },
  CREDIT_CODE_WRONG: {
    zh: '不是有效的统一社会信用代码（GB 32100）',
    en: 'no valid unified social credit code (GB 32100)',
  },
  NOT_A_PHONE: { zh: '不是电话号码', en: 'no telephone number' },
  NOT_AN_EMAIL: { zh: '不是电子邮箱', en: 'no e-mail address' },
  DIVISION_UNKNOWN: {
    zh: '不是本市的行政区划代码（GB/T 2260 六位）',
    en: 'no six-digit division code of the city (GB/T 2260)',
  },
  DIVISION_RETIRED: { zh: '已停用的行政区划代码', en: 'a division code that is retired' },
  DIVISION_NOT_YET: {
    zh: '那一年还没有这个行政区划代码',
    en: 'a division code that did not exist in that year',
  },
  OUTSIDE_RANGE: { zh: '不在规定范围内', en: 'outside the declared range' },
  PATTERN_MISMATCH: { zh: '不合规定格式', en: 'not of the declared form' },
  NOT_IN_CODE_LIST: { zh: '不在代码表内', en: 'not in the code list' },
  NOT_UNIQUE: { zh: '与另一行重复，此项不得重复', en: 'stands in another row too, and must not' },
  TOO_FEW_ALIKE: {
    zh: '与它相同的行太少，可能对上具体的人，未发布',
    en: 'too few rows are like it: it could be matched to a person, and is left out',
  },
  REFERENCE_MISSING: {
    zh: '所引用的数据集现行版本中没有此值',
    en: 'not in the newest release of the dataset that it refers to',
  },
} as const satisfies Record<string, Sentence>;

export type CheckFault = keyof typeof CHECK_FAULTS;

/** A broken check, with what can be said about this very value. */
export interface Fault {
  reason: CheckFault;
  detail?: Sentence;
}

import type { Profile } from './ruleQuery';

/** Kinds of personal data that a cell can hold. */
export const personalKindWords: Record<string, string> = {
  IDENTITY_NUMBER: '公民身份号码',
  BANK_CARD: '银行卡号',
  MOBILE: '手机号码',
  PHONE: '电话号码',
  EMAIL: '电子邮箱',
  NAME_WITH_TITLE: '带称谓的姓名',
  SOCIAL_SECURITY_NUMBER: '社会保障号',
};

export function contentWords(contents: readonly string[]): string {
  return contents.map((kind) => personalKindWords[kind] ?? kind).join('、');
}

/** What a profile says of its columns besides their treatment. */
export function markWords({ quasi, besidePersons }: Profile): string {
  return [quasi ? '准标识符' : '', besidePersons ? '只在关于人的表中' : '']
    .filter(Boolean)
    .join('；');
}

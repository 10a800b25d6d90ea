import { isIdentityNumber } from './identity-number.ts';

/** 有效身份证件号码 other than the resident card, each by the form that its issuer prints. */
const FORMS: readonly RegExp[] = [
  // 普通、公务、外交护照
  /^(?:[EG]\d{8}|E[A-HJ-NP-Z]\d{7}|[SDP]E?\d{7,8})$/,
  // 港澳居民来往内地通行证
  /^[HM]\d{8}(?:\d{2})?$/,
  // 台湾居民来往大陆通行证
  /^\d{8}$/,
  // 外国人永久居留身份证, the form before 2023
  /^[A-Z]{3}\d{12}$/,
];

/**
 * Whether a text has the form of the number of a valid identity document (M16): a resident card or residence
 * permit with its check character, a passport, or a travel permit, which have none.
 */
export function isPersonDocument(text: string): boolean {
  return isIdentityNumber(text) || FORMS.some((form) => form.test(text));
}

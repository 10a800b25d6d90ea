import type { PersonalKind } from '../../db/desensitization/vocabulary.ts';
import type { Sentence } from '../errors.ts';

const KINDS: Record<PersonalKind, Sentence> = {
  IDENTITY_NUMBER: { zh: '公民身份号码', en: 'Identity numbers' },
  BANK_CARD: { zh: '银行卡号', en: 'Bank card numbers' },
  MOBILE: { zh: '手机号码', en: 'Mobile numbers' },
  PHONE: { zh: '电话号码', en: 'Telephone numbers' },
  EMAIL: { zh: '电子邮箱', en: 'E-mail addresses' },
  NAME_WITH_TITLE: { zh: '带称谓的姓名', en: 'Names beside a title' },
  SOCIAL_SECURITY_NUMBER: { zh: '社会保障号', en: 'Social security numbers' },
};

export function describeKind(kind: PersonalKind): Sentence {
  return KINDS[kind];
}

import type { LegalBasisDeclaration } from '../../db/catalogue/declaration.ts';

export interface LegalBasisSeed extends LegalBasisDeclaration {
  /** Stable name of the entry in the register. */
  id: string;
}

const PERSONAL_INFORMATION = '中华人民共和国个人信息保护法';
const DATA_SECURITY = '中华人民共和国数据安全法';
const OPEN_GOVERNMENT = {
  title: '中华人民共和国政府信息公开条例',
  documentNumber: '国务院令第711号',
  kind: 'ADMINISTRATIVE_REGULATION',
} as const;

/**
 * Laws whose articles were renumbered of late (文物保护法 2024, 统计法 2024, 反不正当竞争法 2025) are
 * left out until someone reads their present text.
 */
const register = {
  /** Personal information is not made public without separate consent. */
  'personal-information-25': { title: PERSONAL_INFORMATION, article: '第二十五条', kind: 'LAW' },
  /** Sensitive personal information: purpose, necessity, strict protection. */
  'personal-information-28': { title: PERSONAL_INFORMATION, article: '第二十八条', kind: 'LAW' },
  /** Data are protected by class and grade, by the harm that a leak would do. */
  'data-security-21': { title: DATA_SECURITY, article: '第二十一条', kind: 'LAW' },
  /** State organs keep private, personal and business data that they learn confidential. */
  'data-security-38': { title: DATA_SECURITY, article: '第三十八条', kind: 'LAW' },
  /** Social insurance bodies keep the information of employers and persons confidential. */
  'social-insurance-81': {
    title: '中华人民共和国社会保险法',
    article: '第八十一条',
    kind: 'LAW',
  },
  /** What could endanger state, public or economic security or social stability is not opened. */
  'open-government-14': { ...OPEN_GOVERNMENT, article: '第十四条' },
  /** Business secrets and private life of third parties, with their consent or for public interest. */
  'open-government-15': { ...OPEN_GOVERNMENT, article: '第十五条' },
} as const satisfies Record<string, LegalBasisDeclaration>;

/** The register of legal bases with which the system starts (M31). */
export const legalBases: LegalBasisSeed[] = Object.entries(register).map(([id, basis]) => ({
  id,
  ...basis,
}));

export function legalBasis(id: keyof typeof register): LegalBasisDeclaration {
  return register[id];
}

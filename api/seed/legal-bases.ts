import type { LegalBasisDeclaration } from '../../db/catalogue/declaration.ts';

/** The register of legal bases with which the system starts. */
export const legalBases = {
  measures31: {
    title: '洛阳市政务数据资源共享管理暂行办法',
    documentNumber: '洛政办〔2020〕39号',
    article: '第三十一条',
    kind: 'STATE_DOCUMENT',
  },
  personalInformation13: { title: '中华人民共和国个人信息保护法', article: '第十三条', kind: 'LAW' },
  personalInformation28: { title: '中华人民共和国个人信息保护法', article: '第二十八条', kind: 'LAW' },
  dataSecurity38: { title: '中华人民共和国数据安全法', article: '第三十八条', kind: 'LAW' },
  openGovernment15: {
    title: '中华人民共和国政府信息公开条例',
    documentNumber: '国务院令第711号',
    article: '第十五条',
    kind: 'ADMINISTRATIVE_REGULATION',
  },
  openGovernment14: {
    title: '中华人民共和国政府信息公开条例',
    documentNumber: '国务院令第711号',
    article: '第十四条',
    kind: 'ADMINISTRATIVE_REGULATION',
  },
  statistics: { title: '中华人民共和国统计法', article: '关于统计资料保密的规定', kind: 'LAW' },
} as const satisfies Record<string, LegalBasisDeclaration>;

import type { Post } from '../../db/tables.ts';
import { creditCheckDigit } from '../checks/credit-code.ts';

export type DemoMembership =
  | { kind: 'ORGANISATION'; name: string; creditCode: string }
  | { kind: 'POST'; department: string; post: Post };

export interface DemoPerson {
  /** Name at the demo identity provider. */
  subject: string;
  name: string;
  assurance: 'BASIC' | 'VERIFIED';
  role: { zh: string; en: string };
  memberships: DemoMembership[];
}

const organisation = (name: string, first17: string): DemoMembership => ({
  kind: 'ORGANISATION',
  name,
  creditCode: first17 + creditCheckDigit(first17),
});
const post = (department: string, held: Post): DemoMembership => ({ kind: 'POST', department, post: held });

/** The demo people; all of them are made up. */
export const demoPeople: DemoPerson[] = [
  {
    subject: 'citizen',
    name: '李明（演示）',
    assurance: 'VERIFIED',
    role: { zh: '市民', en: 'A citizen' },
    memberships: [],
  },
  {
    subject: 'researcher',
    name: '陈研（演示）',
    assurance: 'VERIFIED',
    role: { zh: '研究人员，演示大学成员', en: 'A researcher, member of a demo university' },
    memberships: [organisation('演示大学', '12410300999999101')],
  },
  {
    subject: 'entrepreneur',
    name: '周创（演示）',
    assurance: 'VERIFIED',
    role: { zh: '创业者，洛阳演示科技有限公司经办人', en: 'An entrepreneur, agent of a demo company' },
    memberships: [organisation('洛阳演示科技有限公司', '91410300999999201')],
  },
  {
    subject: 'market-officer',
    name: '王芳（演示）',
    assurance: 'VERIFIED',
    role: { zh: '市场监督管理局经办人', en: 'Officer, Market Regulation Bureau' },
    memberships: [post('market', 'OFFICER')],
  },
  {
    subject: 'market-principal',
    name: '赵强（演示）',
    assurance: 'VERIFIED',
    role: { zh: '市场监督管理局主要负责人', en: 'Principal, Market Regulation Bureau' },
    memberships: [post('market', 'PRINCIPAL')],
  },
  {
    subject: 'heritage-officer',
    name: '孙文（演示）',
    assurance: 'VERIFIED',
    role: { zh: '文物局经办人', en: 'Officer, Cultural Heritage Bureau' },
    memberships: [post('heritage', 'OFFICER')],
  },
  {
    subject: 'heritage-principal',
    name: '郑局（演示）',
    assurance: 'VERIFIED',
    role: { zh: '文物局主要负责人', en: 'Principal, Cultural Heritage Bureau' },
    memberships: [post('heritage', 'PRINCIPAL')],
  },
  {
    subject: 'bureau-reviewer',
    name: '何审（演示）',
    assurance: 'VERIFIED',
    role: { zh: '市政务服务和大数据管理局审核人', en: 'Reviewer at the Bureau' },
    memberships: [post('data-bureau', 'BUREAU_REVIEWER')],
  },
  {
    subject: 'county-reviewer',
    name: '高县（演示）',
    assurance: 'VERIFIED',
    role: { zh: '栾川县审核人', en: 'County reviewer, Luanchuan' },
    memberships: [post('luanchuan-data', 'COUNTY_REVIEWER')],
  },
  {
    subject: 'auditor',
    name: '严审（演示）',
    assurance: 'VERIFIED',
    role: { zh: '审计人员', en: 'An auditor' },
    memberships: [post('data-bureau', 'AUDITOR')],
  },
  {
    subject: 'newcomer',
    name: '未实名用户（演示）',
    assurance: 'BASIC',
    role: { zh: '还没有实名认证', en: 'Identity not authenticated yet' },
    memberships: [],
  },
];

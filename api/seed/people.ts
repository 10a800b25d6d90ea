import type { Text } from '../../db/catalogue/declaration.ts';
import type { Post } from '../../db/accounts/tables.ts';
import { creditCheckDigit } from '../checks/credit-code.ts';

/** For whom a person may act: himself, an organisation, or a post that he holds. */
export type DemoMembership =
  | { kind: 'PERSON' }
  | { kind: 'ORGANISATION'; name: string; creditCode: string }
  | { kind: 'POST'; department: string; post: Post };

export interface DemoPerson {
  /** Name at the demo identity provider. */
  subject: string;
  name: string;
  nameEn: string;
  assurance: 'BASIC' | 'VERIFIED';
  role: Text;
  memberships: DemoMembership[];
}

const himself: DemoMembership = { kind: 'PERSON' };

/** SYNTHETIC codes: the form of GB 32100 with nines, which no real body has. */
const organisation = (name: string, first17: string): DemoMembership => ({
  kind: 'ORGANISATION',
  name,
  creditCode: first17 + creditCheckDigit(first17),
});

function person(
  subject: string,
  [name, nameEn]: [zh: string, en: string],
  [zh, en]: [zh: string, en: string],
  ...memberships: DemoMembership[]
): DemoPerson {
  const role = { zh, en };
  return {
    subject,
    name,
    nameEn,
    assurance: 'VERIFIED',
    role,
    memberships: [himself, ...memberships],
  };
}

/** Someone who holds a post; every post is held by one person. */
function holder(
  subject: string,
  name: [zh: string, en: string],
  role: [zh: string, en: string],
  department: string,
  post: Post,
): DemoPerson {
  return person(subject, name, role, { kind: 'POST', department, post });
}

/** The demo people; all of them are made up. */
export const demoPeople: DemoPerson[] = [
  person('citizen-li', ['李明（演示市民）', 'Li Ming (demo citizen)'], ['市民', 'A citizen']),
  person(
    'researcher-chen',
    ['陈思远（演示研究人员）', 'Chen Siyuan (demo researcher)'],
    ['河洛演示大学研究人员', 'A researcher at Heluo Demo University'],
    organisation('河洛演示大学', '12410300999999101'),
  ),
  person(
    'entrepreneur-zhou',
    ['周晓彤（演示创业者）', 'Zhou Xiaotong (demo entrepreneur)'],
    ['洛阳演示数据科技有限公司经办人', 'Agent of Luoyang Demo Data Technology Co.'],
    organisation('洛阳演示数据科技有限公司', '91410300999999201'),
  ),
  holder(
    'heritage-officer',
    ['孙文静（演示经办人）', 'Sun Wenjing (demo officer)'],
    ['市文物局经办人', 'Officer, Cultural Heritage Bureau'],
    'heritage',
    'OFFICER',
  ),
  holder(
    'heritage-principal',
    ['郑国栋（演示负责人）', 'Zheng Guodong (demo principal)'],
    ['市文物局主要负责人', 'Principal, Cultural Heritage Bureau'],
    'heritage',
    'PRINCIPAL',
  ),
  holder(
    'human-resources-officer',
    ['马丽娜（演示经办人）', "Ma Li'na (demo officer)"],
    ['市人力资源和社会保障局经办人', 'Officer, Human Resources and Social Security Bureau'],
    'human-resources',
    'OFFICER',
  ),
  holder(
    'human-resources-principal',
    ['冯建军（演示负责人）', 'Feng Jianjun (demo principal)'],
    ['市人力资源和社会保障局主要负责人', 'Principal, Human Resources and Social Security Bureau'],
    'human-resources',
    'PRINCIPAL',
  ),
  holder(
    'market-officer',
    ['王芳（演示经办人）', 'Wang Fang (demo officer)'],
    ['市市场监督管理局经办人', 'Officer, Market Regulation Bureau'],
    'market',
    'OFFICER',
  ),
  holder(
    'market-principal',
    ['赵强（演示负责人）', 'Zhao Qiang (demo principal)'],
    ['市市场监督管理局主要负责人', 'Principal, Market Regulation Bureau'],
    'market',
    'PRINCIPAL',
  ),
  holder(
    'bureau-officer',
    ['梁晨（演示经办人）', 'Liang Chen (demo officer)'],
    ['市政务服务和大数据管理局经办人', 'Officer at the Bureau'],
    'data-bureau',
    'OFFICER',
  ),
  holder(
    'bureau-reviewer',
    ['何志华（演示审核人）', 'He Zhihua (demo reviewer)'],
    ['市政务服务和大数据管理局目录审核人', 'Catalogue reviewer at the Bureau'],
    'data-bureau',
    'BUREAU_REVIEWER',
  ),
  holder(
    'county-reviewer',
    ['高雪梅（演示审核人）', 'Gao Xuemei (demo reviewer)'],
    ['栾川县目录审核人', 'Catalogue reviewer of Luanchuan County'],
    'luanchuan-data',
    'COUNTY_REVIEWER',
  ),
  holder(
    'auditor',
    ['严正（演示审计人员）', 'Yan Zheng (demo auditor)'],
    ['审计人员', 'An auditor'],
    'data-bureau',
    'AUDITOR',
  ),
  {
    ...person(
      'newcomer-wu',
      ['吴小雨（演示，未实名）', 'Wu Xiaoyu (demo, not authenticated)'],
      ['尚未实名认证的用户', 'A user whose identity is not authenticated yet'],
    ),
    assurance: 'BASIC',
  },
];

import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import { Failure } from '../../../components/feedback/Failure';
import { Opening } from '../../../components/feedback/Opening';
import page from '../../../components/page/Page.module.css';
import { DeskPage } from '../../../desk/frame/DeskPage';
import { rulesQuery } from '../../../desk/rules/ruleQuery';
import { useQuery } from '../../../graphql/useQuery';
import { useLanguage } from '../../../language/useLanguage';

/** 规则: what the Bureau has laid down as data, and how it stands. */
export default function DeskRules(): ReactNode {
  return (
    <DeskPage title="规则">{({ post }) => <Rules keeps={post === 'BUREAU_REVIEWER'} />}</DeskPage>
  );
}

function Rules({ keeps }: { keeps: boolean }): ReactNode {
  const year = Number(useLanguage().today().slice(0, 4)) + 1;
  const { data, error, reload } = useQuery(rulesQuery, { year });
  const lines = data && [
    {
      to: '/desk/rules/profiles',
      words: '脱敏模板',
      meaning: '怎样认出敏感的列，建议怎样处理',
      stands: `${data.desensitizationProfiles.length}个`,
    },
    {
      to: '/desk/rules/quality',
      words: '质量公式',
      meaning: '完整、准确、时效、一致、可用各怎样算',
      stands: `${data.qualityFormulas.length}条`,
    },
    {
      to: '/desk/rules/notice',
      words: '变更公告期',
      meaning: '已发布的字段删除或修改前，提前多少天公告',
      stands: `${data.noticePeriodDays}天`,
    },
    {
      to: '/desk/calendar',
      words: '工作日历',
      meaning: '国务院的放假安排；录入后未办结的期限重新计算',
      stands: data.calendarYear.provisional ? `${data.calendarYear.year}年未录入` : '已录入',
    },
    {
      to: '/desk/rules/departments',
      words: '部门更名',
      meaning: '机构改革后的新名称',
      stands: `${data.viewer?.desk?.askedDepartments.length ?? 0}个部门`,
    },
  ];
  return (
    <>
      <h1>规则</h1>
      <p className={page.lead}>
        {keeps
          ? '这些规则由大数据局维护，改后即用，修改留有记录。'
          : '这些规则由大数据局维护，各部门可以查看。'}
      </p>
      {error ? <Failure error={error} retry={reload} /> : null}
      {data === undefined && !error ? <Opening /> : null}
      <ul className={page.rows}>
        {lines?.map(({ to, words, meaning, stands }) => (
          <li key={to}>
            <div className={page.head}>
              <Link to={to}>{words}</Link>
              <span>{stands}</span>
            </div>
            <p className={page.note}>{meaning}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

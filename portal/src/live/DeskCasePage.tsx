import { useLocation } from '@docusaurus/router';
import type { ReactNode } from 'react';
import { CaseFacts } from '../components/cases/CaseFacts';
import { caseQuery } from '../components/cases/caseQuery';
import { EmptyState } from '../components/feedback/EmptyState';
import { Failure } from '../components/feedback/Failure';
import { Opening } from '../components/feedback/Opening';
import { ButtonLink } from '../components/form/Button';
import { nameAt } from '../components/page/nameAt';
import { Page } from '../components/page/Page';
import page from '../components/page/Page.module.css';
import { AnswerForm } from '../desk/AnswerForm';
import { askCompletionMutation, carryOutMutation } from '../desk/answerMutations';
import { ExtendForm } from '../desk/ExtendForm';
import { StepForm } from '../desk/StepForm';
import { useQuery } from '../graphql/useQuery';

/** 部门工作台: one case, read and decided on one page. */
export default function DeskCasePage(): ReactNode {
  const number = nameAt(useLocation().pathname, -1);
  const query = useQuery(caseQuery, number === undefined ? undefined : { number });
  const found = query.data?.case;
  return (
    <Page title={found?.number ?? '办件'} crumbs={[{ to: '/desk', words: '工作台' }]}>
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      {query.status === 'loading' && !query.data ? <Opening /> : null}
      {found ? (
        <div className={page.split} data-elder-column>
          <div>
            <CaseFacts found={found} folder="/desk/cases" />
          </div>
          <aside className={page.rail}>
            {found.may.includes('ANSWER') ? (
              <AnswerForm found={found} bases={query.data?.legalBases ?? []} done={query.reload} />
            ) : null}
            {found.may.includes('EXTEND') ? (
              <ExtendForm number={found.number} done={query.reload} />
            ) : null}
            {found.may.includes('ASK_COMPLETION') ? (
              <StepForm
                number={found.number}
                mutation={askCompletionMutation}
                part="missing"
                title="请申请人补正"
                hint="只能一次，缺什么一并写全；期限照常计算。"
                label="缺什么"
                action="请其补正"
                done={query.reload}
              />
            ) : null}
            {found.may.includes('CARRY_OUT') ? (
              <StepForm
                number={found.number}
                mutation={carryOutMutation}
                part="note"
                title="办成"
                hint={
                  found.__typename === 'CatalogueCorrection'
                    ? '目录新版本发布之后，告知申请人已经更正（第三十二条）。'
                    : '改正的数据发布之后，告知申请人（第十九条）。'
                }
                label="办成了什么"
                action="告知已办成"
                done={query.reload}
              />
            ) : null}
          </aside>
        </div>
      ) : null}
      {found === null ? (
        <EmptyState
          heading="h1"
          title="没有这件，或不归本岗位办理"
          actions={<ButtonLink to="/desk">回工作台</ButtonLink>}
        >
          请核对编号，或在页面右上角“以”处换一个岗位。
        </EmptyState>
      ) : null}
    </Page>
  );
}

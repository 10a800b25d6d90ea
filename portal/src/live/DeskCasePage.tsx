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
import { ExtendForm } from '../desk/ExtendForm';
import { useQuery } from '../graphql/useQuery';

/** 部门工作台: one case, read and decided on one page. */
export default function DeskCasePage(): ReactNode {
  const number = nameAt(useLocation().pathname, -1);
  const query = useQuery(caseQuery, number === undefined ? undefined : { number });
  const found = query.data?.accessApplication;
  return (
    <Page title={found?.number ?? '办件'} crumbs={[{ to: '/desk', words: '工作台' }]}>
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      {query.status === 'loading' && !query.data ? <Opening /> : null}
      {found ? (
        <div className={page.split} data-elder-column>
          <div>
            <CaseFacts found={found} />
          </div>
          <aside className={page.rail}>
            {found.may.includes('ANSWER') ? (
              <AnswerForm found={found} bases={query.data?.legalBases ?? []} done={query.reload} />
            ) : null}
            {found.may.includes('EXTEND') ? (
              <ExtendForm number={found.number} done={query.reload} />
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

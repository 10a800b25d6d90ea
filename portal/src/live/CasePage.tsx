import { useLocation } from '@docusaurus/router';
import type { ReactNode } from 'react';
import { CaseFacts } from '../components/cases/CaseFacts';
import { caseQuery } from '../components/cases/caseQuery';
import { EmptyState } from '../components/feedback/EmptyState';
import { Failure } from '../components/feedback/Failure';
import { Opening } from '../components/feedback/Opening';
import { ButtonLink } from '../components/form/Button';
import { Page } from '../components/page/Page';
import { nameAt } from '../components/page/nameAt';
import { useQuery } from '../graphql/useQuery';
import { useLanguage } from '../language/useLanguage';
import { WithdrawCase } from '../me/WithdrawCase';

/** The applicant's view of a case. */
export default function CasePage(): ReactNode {
  const { say } = useLanguage();
  const number = nameAt(useLocation().pathname, -1);
  const query = useQuery(caseQuery, number === undefined ? undefined : { number });
  const found = query.data?.accessApplication;
  return (
    <Page
      title={found?.number ?? say('办件', 'Case')}
      crumbs={[{ to: '/me', words: say('我的', 'Mine') }]}
    >
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      {query.status === 'loading' && !query.data ? <Opening /> : null}
      {found ? <CaseFacts found={found} /> : null}
      {found?.may.includes('WITHDRAW') ? (
        <WithdrawCase number={found.number} done={query.reload} />
      ) : null}
      {found === null ? (
        <EmptyState
          heading="h1"
          title={say('没有这件，或您无权查看', 'No such case, or not yours to see')}
          actions={<ButtonLink to="/me">{say('看我的办件', 'See my cases')}</ButtonLink>}
        >
          {say('请核对编号，或换一个身份。', 'Check the number, or act as another party.')}
        </EmptyState>
      ) : null}
    </Page>
  );
}

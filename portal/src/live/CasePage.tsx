import { useLocation } from '@docusaurus/router';
import type { ReactNode } from 'react';
import { CaseFacts } from '../components/cases/CaseFacts';
import { caseQuery } from '../components/cases/caseQuery';
import { EmptyState } from '../components/feedback/EmptyState';
import { Failure } from '../components/feedback/Failure';
import { Page } from '../components/page/Page';
import { useQuery } from '../graphql/useQuery';
import { useLanguage } from '../language/useLanguage';

/** The applicant's view of a case. */
export default function CasePage(): ReactNode {
  const { say } = useLanguage();
  const number = useLocation().pathname.split('/').filter(Boolean).at(-1) ?? '';
  const query = useQuery(caseQuery, number.startsWith(':') ? undefined : { number });
  const found = query.data?.accessApplication;
  return (
    <Page title={number}>
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      {found ? <CaseFacts found={found} /> : null}
      {found === null ? (
        <EmptyState title={say('没有这件，或您无权查看', 'No such case, or not yours to see')}>
          {say('请核对编号，或换一个身份。', 'Check the number, or act as another party.')}
        </EmptyState>
      ) : null}
    </Page>
  );
}

import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import { Clock } from '../../components/cases/Clock';
import { CASE_LINE } from '../../components/cases/caseQuery';
import { EmptyState } from '../../components/feedback/EmptyState';
import { Failure } from '../../components/feedback/Failure';
import { Page } from '../../components/page/Page';
import styles from '../../components/page/Page.module.css';
import { operation } from '../../graphql/client';
import type { CaseLine } from '../../graphql/contract';
import { useQuery } from '../../graphql/useQuery';
import { caseStateWords } from '../../language/words';

const deskQuery = operation<{
  viewer: {
    desk: { department: { name: { zh: string } }; applications: CaseLine[] } | null;
  } | null;
}>(`query Desk { viewer { desk { department { name { zh } } applications { ${CASE_LINE} } } } }`);
const nothing = {};

/** 部门工作台: what is due, the first due first. */
export default function Desk(): ReactNode {
  const query = useQuery(deskQuery, nothing);
  const desk = query.data?.viewer?.desk;
  return (
    <Page title="工作台">
      <h1>{desk ? `${desk.department.name.zh}工作台` : '工作台'}</h1>
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      {query.status === 'ready' && !desk ? <EmptyState title="请登录并选择您的岗位" /> : null}
      {desk?.applications.length === 0 ? <EmptyState title="现在没有待办" /> : null}
      <ul className={styles.rows}>
        {desk?.applications.map((line) => (
          <li key={line.number} data-testid="desk-row">
            <h3>
              <Link to={`/desk/cases/${line.number}`}>{line.number}</Link> {line.dataset.title.zh} ·{' '}
              {line.applicant.name} · {caseStateWords[line.state].zh}
            </h3>
            <Clock line={line} />
          </li>
        ))}
      </ul>
    </Page>
  );
}

import { useHistory, useLocation } from '@docusaurus/router';
import useBaseUrl from '@docusaurus/useBaseUrl';
import type { ReactNode } from 'react';
import { ApplicantStep } from '../cases/ApplicantStep';
import { completeMutation, objectionMutation } from '../cases/filingQuery';
import { CaseFacts } from '../components/cases/CaseFacts';
import { type CaseDetail, caseQuery } from '../components/cases/caseQuery';
import { EmptyState } from '../components/feedback/EmptyState';
import { Failure } from '../components/feedback/Failure';
import { Opening } from '../components/feedback/Opening';
import { ButtonLink } from '../components/form/Button';
import { Page } from '../components/page/Page';
import { nameAt } from '../components/page/nameAt';
import { useQuery } from '../graphql/useQuery';
import { useLanguage } from '../language/useLanguage';
import { WithdrawCase } from '../me/WithdrawCase';

/** An answer that does not give everything, about a dataset that still stands; an objection is not objected to. */
function mayObject({ answer, dataset, __typename: kind }: CaseDetail): boolean {
  return answer !== null && answer.outcome !== 'AGREED' && dataset !== null && kind !== 'Objection';
}

/** The applicant's view of a case. */
export default function CasePage(): ReactNode {
  const { say } = useLanguage();
  const history = useHistory();
  const home = useBaseUrl('/');
  const number = nameAt(useLocation().pathname, -1);
  const query = useQuery(caseQuery, number === undefined ? undefined : { number });
  const found = query.data?.case;
  return (
    <Page
      title={found?.number ?? say('办件', 'Case')}
      crumbs={[{ to: '/me', words: say('我的', 'Mine') }]}
    >
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      {query.status === 'loading' && !query.data ? <Opening /> : null}
      {found ? (
        <CaseFacts found={found} folder="/me/cases">
          {found.may.includes('COMPLETE') ? (
            <ApplicantStep
              store={`complete:${found.number}`}
              title={say('请您补充', 'Please add what is missing')}
              lead={found.completion?.missing ?? ''}
              label={say('补充的内容', 'What you add')}
              action={say('补充', 'Add this')}
              mutation={completeMutation}
              input={(supplement) => ({ number: found.number, supplement })}
              done={query.reload}
            />
          ) : null}
        </CaseFacts>
      ) : null}
      {found && mayObject(found) ? (
        <ApplicantStep
          store={`object:${found.number}`}
          title={say('不同意这个决定？', 'You disagree?')}
          lead={say(
            '可以提出异议，由未参与原决定的人办理，十个工作日内答复。',
            'You can object: others than took the decision look at it again and answer within ten working days.',
          )}
          label={say('理由', 'Why')}
          action={say('提出异议', 'Object')}
          mutation={objectionMutation}
          input={(why) => ({ dataset: found.dataset?.slug, against: found.number, why })}
          done={({ case: filed }) => filed && history.push(`${home}me/cases/${filed.number}`)}
        />
      ) : null}
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

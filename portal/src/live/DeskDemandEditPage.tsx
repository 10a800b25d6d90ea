import { useLocation } from '@docusaurus/router';
import type { ReactNode } from 'react';
import { EmptyState } from '../components/feedback/EmptyState';
import { Failure } from '../components/feedback/Failure';
import { Opening } from '../components/feedback/Opening';
import { ButtonLink } from '../components/form/Button';
import { nameAt } from '../components/page/nameAt';
import { DemandForm } from '../desk/demands/DemandForm';
import { demandQuery } from '../desk/demands/demandQuery';
import { COMPILERS, DeskPage } from '../desk/frame/DeskPage';
import { useQuery } from '../graphql/useQuery';

/** A new version of a demand being written. */
export default function DeskDemandEditPage(): ReactNode {
  const number = nameAt(useLocation().pathname, -2);
  return (
    <DeskPage
      title="修改需求"
      posts={COMPILERS}
      crumbs={[{ to: '/desk/demands', words: '需求清单' }]}
    >
      {() => (number === undefined ? <Opening /> : <Editing number={Number(number)} />)}
    </DeskPage>
  );
}

function Editing({ number }: { number: number }): ReactNode {
  const query = useQuery(demandQuery, { number });
  const demand = query.data?.demand;
  if (demand === undefined)
    return query.error ? <Failure error={query.error} retry={query.reload} /> : <Opening />;
  if (demand === null || !demand.may.includes('SAVE'))
    return (
      <EmptyState
        heading="h1"
        title={demand === null ? '没有这一项' : '这一项现在不能修改'}
        actions={
          <ButtonLink to={demand === null ? '/desk/demands' : `/desk/demands/items/${number}`}>
            {demand === null ? '回需求清单' : '看这一项'}
          </ButtonLink>
        }
      >
        报送以后不能修改；退回后可以。
      </EmptyState>
    );
  const asked =
    demand.state === 'RETURNED'
      ? demand.steps.findLast(({ action }) => action === 'RETURN')
      : undefined;
  return (
    <>
      <h1>{demand.title}</h1>
      {asked ? <p>退回意见：{asked.opinion}</p> : null}
      <DemandForm key={demand.version} demand={demand} department={demand.department?.code} />
    </>
  );
}

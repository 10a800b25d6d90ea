import { useLocation } from '@docusaurus/router';
import type { ReactNode } from 'react';
import { EmptyState } from '../components/feedback/EmptyState';
import { Failure } from '../components/feedback/Failure';
import { Opening } from '../components/feedback/Opening';
import { ButtonLink } from '../components/form/Button';
import { nameAt } from '../components/page/nameAt';
import { HeldLoad } from '../desk/deliveries/HeldLoad';
import { LoadFacts } from '../desk/deliveries/LoadFacts';
import { MendedDrop } from '../desk/deliveries/MendedDrop';
import { Rejections } from '../desk/deliveries/Rejections';
import { useLoad } from '../desk/deliveries/useLoad';
import { COMPILERS, DeskPage } from '../desk/frame/DeskPage';

/** One load: how far it is, what became of every line, what came back, and the way to send that again. */
export default function DeskLoadPage(): ReactNode {
  const id = nameAt(useLocation().pathname, -1);
  return (
    <DeskPage
      title="报送"
      posts={COMPILERS}
      crumbs={[{ to: '/desk/deliveries', words: '数据报送' }]}
    >
      {() => (id === undefined ? <Opening /> : <Load id={id} />)}
    </DeskPage>
  );
}

function Load({ id }: { id: string }): ReactNode {
  const query = useLoad(id);
  const load = query.data;
  if (query.error?.code === 'NOT_FOUND')
    return (
      <EmptyState
        heading="h1"
        title="没有这次报送，或不归本部门"
        actions={<ButtonLink to="/desk/deliveries">看报送记录</ButtonLink>}
      >
        请核对地址，或在页面右上角“以”处换一个岗位。
      </EmptyState>
    );
  if (load === undefined)
    return query.error ? <Failure error={query.error} retry={query.reload} /> : <Opening />;
  const cameBack = (load.counts.rejected ?? 0) > 0;
  return (
    <>
      <h1>{load.title.zh}</h1>
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      <LoadFacts load={load} reload={query.reload} />
      {load.state === 'HELD' ? <HeldLoad load={load} done={query.reload} /> : null}
      {cameBack && load.state !== 'LOADING' ? (
        <>
          <Rejections load={load} />
          {load.state === 'RELEASED' ? <MendedDrop load={load} /> : null}
        </>
      ) : null}
    </>
  );
}

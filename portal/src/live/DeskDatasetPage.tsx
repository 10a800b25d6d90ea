import Link from '@docusaurus/Link';
import { useLocation } from '@docusaurus/router';
import type { ReactNode } from 'react';
import { EmptyState } from '../components/feedback/EmptyState';
import { Failure } from '../components/feedback/Failure';
import { Opening } from '../components/feedback/Opening';
import { ButtonLink } from '../components/form/Button';
import { nameAt } from '../components/page/nameAt';
import page from '../components/page/Page.module.css';
import { entryReleasesQuery } from '../desk/catalogue/entryQuery';
import type { LoadLine } from '../desk/deliveries/contract';
import { MendList } from '../desk/deliveries/MendList';
import { LoadTable } from '../desk/deliveries/LoadTable';
import { ReleaseTable } from '../desk/deliveries/ReleaseTable';
import { COMPILERS, DeskPage } from '../desk/frame/DeskPage';
import { useQuery } from '../graphql/useQuery';
import { useCall } from '../http/useCall';

/** One dataset at the desk: its releases, which can be taken back, and what was sent into it. */
export default function DeskDatasetPage(): ReactNode {
  const slug = nameAt(useLocation().pathname, -1);
  return (
    <DeskPage
      title="数据集"
      posts={COMPILERS}
      crumbs={[{ to: '/desk/deliveries', words: '数据报送' }]}
    >
      {() => (slug === undefined ? <Opening /> : <Releases slug={slug} />)}
    </DeskPage>
  );
}

function Releases({ slug }: { slug: string }): ReactNode {
  const query = useQuery(entryReleasesQuery, { slug });
  const loads = useCall<{ loads: LoadLine[] }>(`/deliveries/loads?dataset=${slug}`);
  const entry = query.data?.catalogueEntry;
  if (entry === null)
    return (
      <EmptyState
        heading="h1"
        title="没有这个数据集，或不归本部门"
        actions={<ButtonLink to="/desk/deliveries">回数据报送</ButtonLink>}
      />
    );
  if (entry === undefined)
    return query.error ? <Failure error={query.error} retry={query.reload} /> : <Opening />;
  return (
    <>
      <h1>{entry.title.zh}</h1>
      <p className={page.bar}>
        <ButtonLink to={`/desk/deliveries/send?dataset=${slug}`}>上传文件</ButtonLink>
        <Link to={`/desk/catalogue/entries/${slug}`}>目录条目</Link>
        <Link to={`/data/${slug}`}>公众看到的页面</Link>
      </p>
      {loads.data ? <MendList slug={slug} loads={loads.data.loads} /> : null}
      <h2>版本</h2>
      {entry.releases.length === 0 ? (
        <EmptyState title="还没有发布过数据">第一份文件载入后，这里有它的版本。</EmptyState>
      ) : (
        <ReleaseTable slug={slug} releases={entry.releases} reload={query.reload} />
      )}
      {loads.error ? <Failure error={loads.error} retry={loads.reload} /> : null}
      {loads.data && loads.data.loads.length > 0 ? (
        <>
          <h2>报送记录</h2>
          <LoadTable caption="新的在前" loads={loads.data.loads} />
        </>
      ) : null}
    </>
  );
}

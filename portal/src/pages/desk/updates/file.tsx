import { useHistory } from '@docusaurus/router';
import type { ReactNode } from 'react';
import { Failure } from '../../../components/feedback/Failure';
import { Opening } from '../../../components/feedback/Opening';
import page from '../../../components/page/Page.module.css';
import { ENTRY_LINE, type EntryLine } from '../../../desk/catalogue/entryQuery';
import { COMPILERS, DeskPage } from '../../../desk/frame/DeskPage';
import { FileUpdate } from '../../../desk/updates/FileUpdate';
import { operation } from '../../../graphql/client';
import { useQuery } from '../../../graphql/useQuery';

const ownQuery = operation<{ viewer: { desk: { entries: EntryLine[] } | null } | null }>(
  `query OwnEntries { viewer { desk { entries { ${ENTRY_LINE} } } } }`,
);
const nothing = {};

/** 申请更新目录: what changed, since when, on what ground, and which entries change with it (M14). */
export default function DeskFileUpdate(): ReactNode {
  return (
    <DeskPage
      title="申请更新"
      posts={COMPILERS}
      crumbs={[{ to: '/desk/updates', words: '目录更新' }]}
    >
      {() => <Filing />}
    </DeskPage>
  );
}

function Filing(): ReactNode {
  const history = useHistory();
  const query = useQuery(ownQuery, nothing);
  const entries = query.data?.viewer?.desk?.entries;
  return (
    <>
      <h1>申请更新目录</h1>
      <p className={page.lead}>
        自变更之日起10个工作日内申请；逾期也收，并记为逾期。所选条目随申请一起报送审核。
      </p>
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      {entries === undefined && !query.error ? <Opening /> : null}
      {entries ? (
        <FileUpdate entries={entries} done={(id) => history.push(`/desk/updates/${id}`)} />
      ) : null}
    </>
  );
}

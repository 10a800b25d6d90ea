import type { ReactNode } from 'react';
import { useAddress } from '../../../address/useAddress';
import { EmptyState } from '../../../components/feedback/EmptyState';
import { Failure } from '../../../components/feedback/Failure';
import { Opening } from '../../../components/feedback/Opening';
import { ButtonLink } from '../../../components/form/Button';
import page from '../../../components/page/Page.module.css';
import { ENTRY_LINE, type EntryLine } from '../../../desk/catalogue/entryQuery';
import { isMine } from '../../../desk/catalogue/entryWords';
import { EntryTable } from '../../../desk/catalogue/EntryTable';
import { StateFilter } from '../../../desk/catalogue/StateFilter';
import { COMPILERS, type DeskHolder, DeskPage } from '../../../desk/frame/DeskPage';
import { operation } from '../../../graphql/client';
import { useQuery } from '../../../graphql/useQuery';

const entriesQuery = operation<{ viewer: { desk: { entries: EntryLine[] } | null } | null }>(
  `query DeskEntries { viewer { desk { entries { ${ENTRY_LINE} } } } }`,
);
const nothing = {};

/** 目录: the entries that this post handles, by state. */
export default function DeskCatalogue(): ReactNode {
  return <DeskPage title="目录">{(holder) => <Entries holder={holder} />}</DeskPage>;
}

function Entries({ holder }: { holder: DeskHolder }): ReactNode {
  const { params, change } = useAddress();
  const query = useQuery(entriesQuery, nothing);
  const entries = query.data?.viewer?.desk?.entries;
  const writes = COMPILERS.includes(holder.post);
  const wanted = params?.get('state') ?? undefined;
  const shown = entries?.filter((entry) =>
    wanted === undefined ? true : wanted === 'MINE' ? isMine(entry) : entry.state === wanted,
  );
  return (
    <>
      <h1>{writes ? '目录编制' : '目录审核'}</h1>
      <p className={page.lead}>
        {writes
          ? '编制、第二人保密审查、报送、大数据局审核、发布；每一版都保留（第十条至第十四条）。'
          : '部门报送的目录在这里逐项审核，通过后发布；退回须写明理由（第十二条）。'}
      </p>
      {writes ? (
        <p className={page.bar}>
          <ButtonLink to="/desk/catalogue/new" testId="new-entry">
            新编一条
          </ButtonLink>
          <ButtonLink kind="secondary" to="/desk/catalogue/sheet">
            目录填报表
          </ButtonLink>
        </p>
      ) : null}
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      {entries === undefined && !query.error ? <Opening /> : null}
      {entries?.length === 0 ? (
        <EmptyState title="还没有目录条目">
          {writes
            ? '新编一条，或上传部门已有的目录填报表，一次编入全部条目。'
            : '部门报送后，条目出现在这里。'}
        </EmptyState>
      ) : null}
      {entries && entries.length > 0 && shown ? (
        <>
          <StateFilter
            entries={entries}
            wanted={wanted}
            choose={(state) =>
              change((next) =>
                state === undefined ? next.delete('state') : next.set('state', state),
              )
            }
          />
          <EntryTable key={wanted} entries={shown} withDepartment={!writes} reload={query.reload} />
        </>
      ) : null}
    </>
  );
}

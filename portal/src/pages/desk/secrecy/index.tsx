import type { ReactNode } from 'react';
import { EmptyState } from '../../../components/feedback/EmptyState';
import { Failure } from '../../../components/feedback/Failure';
import { Opening } from '../../../components/feedback/Opening';
import { ButtonLink } from '../../../components/form/Button';
import page from '../../../components/page/Page.module.css';
import { COMPILERS, DeskPage } from '../../../desk/frame/DeskPage';
import { secrecyBatchesQuery } from '../../../desk/secrecy/batchQuery';
import { OpenSecrecy } from '../../../desk/secrecy/OpenSecrecy';
import { SecrecyTable } from '../../../desk/secrecy/SecrecyTable';
import { useQuery } from '../../../graphql/useQuery';

const nothing = {};

/** 批量保密审查: what waits for a second person goes into a batch; the batches so far. */
export default function DeskSecrecy(): ReactNode {
  return (
    <DeskPage title="保密审查" posts={COMPILERS}>
      {() => <Batches />}
    </DeskPage>
  );
}

function Batches(): ReactNode {
  const query = useQuery(secrecyBatchesQuery, nothing);
  const desk = query.data?.viewer?.desk;
  const waiting = desk?.entriesForSecrecy.length ?? 0;
  return (
    <>
      <h1>保密审查</h1>
      <p className={page.lead}>
        编制人以外的第二人审查保密与隐私（第四十一条）。一次来了很多条时成批办：例外逐条打开看，其余抽看，确认后每条各有一份记录。
      </p>
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      {desk === undefined && !query.error ? <Opening /> : null}
      {waiting > 0 ? <OpenSecrecy waiting={waiting} /> : null}
      {desk && waiting === 0 && desk.secrecyBatches.length === 0 ? (
        <EmptyState
          title="没有等您审查的条目"
          actions={
            <ButtonLink kind="secondary" to="/desk/catalogue">
              看目录
            </ButtonLink>
          }
        >
          同事编制后出现在这里；自己编制的由同事审查。
        </EmptyState>
      ) : null}
      {desk && desk.secrecyBatches.length > 0 ? (
        <>
          <h2>批次</h2>
          <SecrecyTable batches={desk.secrecyBatches} />
        </>
      ) : null}
    </>
  );
}

import type { ReactNode } from 'react';
import { EmptyState } from '../../../components/feedback/EmptyState';
import { Failure } from '../../../components/feedback/Failure';
import { Opening } from '../../../components/feedback/Opening';
import { ButtonLink } from '../../../components/form/Button';
import page from '../../../components/page/Page.module.css';
import { DeskPage, REVIEW_READERS } from '../../../desk/frame/DeskPage';
import { batchesQuery } from '../../../desk/reviews/batchQuery';
import { BatchTable } from '../../../desk/reviews/BatchTable';
import { OpenBatch } from '../../../desk/reviews/OpenBatch';
import { useQuery } from '../../../graphql/useQuery';

const nothing = {};

/** 批量审核: what waits goes into a batch; the batches so far. */
export default function DeskReviews(): ReactNode {
  return (
    <DeskPage title="批量审核" posts={REVIEW_READERS}>
      {() => <Batches />}
    </DeskPage>
  );
}

function Batches(): ReactNode {
  const query = useQuery(batchesQuery, nothing);
  const desk = query.data?.viewer?.desk;
  return (
    <>
      <h1>批量审核</h1>
      <p className={page.lead}>
        机器先查，无发现的抽样逐项看过后整批通过，有发现的和疑似重复的逐条看（第十二条、第十六条）。
      </p>
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      {desk === undefined && !query.error ? <Opening /> : null}
      {desk && desk.entriesWithoutBatch.length > 0 ? (
        <OpenBatch waiting={desk.entriesWithoutBatch} />
      ) : null}
      {desk?.reviewBatches.length === 0 && desk.entriesWithoutBatch.length === 0 ? (
        <EmptyState
          title="还没有开过批次"
          actions={
            <ButtonLink kind="secondary" to="/desk/catalogue">
              看目录
            </ButtonLink>
          }
        >
          部门报送、县区汇集后，待审条目出现在这里，可以一起开批。
        </EmptyState>
      ) : null}
      {desk && desk.reviewBatches.length > 0 ? (
        <>
          <h2>批次</h2>
          <BatchTable batches={desk.reviewBatches} />
        </>
      ) : null}
    </>
  );
}

import type { ReactNode } from 'react';
import { EmptyState } from '../../../components/feedback/EmptyState';
import { Failure } from '../../../components/feedback/Failure';
import { Opening } from '../../../components/feedback/Opening';
import page from '../../../components/page/Page.module.css';
import { COMPILERS, DeskPage } from '../../../desk/frame/DeskPage';
import { BatchTable } from '../../../desk/onboarding/BatchTable';
import type { BatchLine } from '../../../desk/onboarding/contract';
import { OpenBatch } from '../../../desk/onboarding/OpenBatch';
import { useCall } from '../../../http/useCall';

/** 上架台: the batches of the department, and a place to open one. */
export default function Onboard(): ReactNode {
  return (
    <DeskPage title="上架台" posts={COMPILERS}>
      {() => <Batches />}
    </DeskPage>
  );
}

function Batches(): ReactNode {
  const query = useCall<{ batches: BatchLine[] }>('/deliveries/batches');
  const batches = query.data?.batches;
  return (
    <>
      <h1>上架台</h1>
      <p className={page.lead}>
        很多文件一次上架：放上整个文件夹，同样的表合成一个数据集，同名的列只定一次，只问人才知道的。
      </p>
      <OpenBatch />
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      {batches === undefined && !query.error ? <Opening /> : null}
      <h2>批次</h2>
      {batches?.length === 0 ? (
        <EmptyState title="还没有批次">
          开一个，放上文件夹。可以放着改天再办；90天无人动过的批次连同文件删除，答过的留下。
        </EmptyState>
      ) : null}
      {batches && batches.length > 0 ? <BatchTable batches={batches} /> : null}
    </>
  );
}

import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import { EmptyState } from '../../../components/feedback/EmptyState';
import { Failure } from '../../../components/feedback/Failure';
import { Opening } from '../../../components/feedback/Opening';
import { ButtonLink } from '../../../components/form/Button';
import page from '../../../components/page/Page.module.css';
import { COMPILERS, DeskPage } from '../../../desk/frame/DeskPage';
import type { LoadLine, SendableDataset } from '../../../desk/deliveries/contract';
import { DatasetTable } from '../../../desk/deliveries/DatasetTable';
import { HeldFiles } from '../../../desk/deliveries/HeldFiles';
import { LoadTable } from '../../../desk/deliveries/LoadTable';
import { useCall } from '../../../http/useCall';

/** 数据报送: what waits, what was sent, and into which datasets. */
export default function Deliveries(): ReactNode {
  return (
    <DeskPage title="数据报送" posts={COMPILERS}>
      {() => <Sent />}
    </DeskPage>
  );
}

function Sent(): ReactNode {
  const loads = useCall<{ loads: LoadLine[]; most: number }>('/deliveries/loads');
  const datasets = useCall<{ datasets: SendableDataset[] }>('/deliveries/datasets');
  const failed = loads.error ?? datasets.error;
  const sent = loads.data?.loads;
  return (
    <>
      <h1>数据报送</h1>
      <p className={page.lead}>
        上传文件，先看会变成什么，再载入发布。退回的行连同理由发还，改好后只放回这些行。
      </p>
      <p className={page.bar}>
        <ButtonLink to="/desk/deliveries/send" testId="send-file">
          上传文件
        </ButtonLink>
        <ButtonLink kind="secondary" to="/desk/onboard">
          很多文件：用上架台
        </ButtonLink>
      </p>
      {failed ? (
        <Failure
          error={failed}
          retry={() => {
            loads.reload();
            datasets.reload();
          }}
        />
      ) : null}
      <HeldFiles />
      <h2>报送记录</h2>
      {sent === undefined && !failed ? <Opening /> : null}
      {sent?.length === 0 ? (
        <EmptyState title="还没有报送过">
          第一份文件载入后，这里有它的状态、收到的行数和退回的行。程序也可以推送，做法见
          <Link to="/build/deliveries">推送数据</Link>。
        </EmptyState>
      ) : null}
      {sent && sent.length > 0 ? (
        <LoadTable
          caption={`本部门最近的报送，新的在前，至多${loads.data?.most ?? 0}次`}
          loads={sent}
          withDataset
        />
      ) : null}
      <h2>数据集</h2>
      {datasets.data?.datasets.length === 0 ? (
        <EmptyState
          title="本部门还没有已发布的数据集"
          actions={<ButtonLink to="/desk/deliveries/send">上传文件，从文件编目</ButtonLink>}
        >
          先编制目录并发布，再向它报送数据；不予开放的资源不报送。
        </EmptyState>
      ) : null}
      {datasets.data && datasets.data.datasets.length > 0 ? (
        <DatasetTable datasets={datasets.data.datasets} />
      ) : null}
    </>
  );
}

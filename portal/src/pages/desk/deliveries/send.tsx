import type { ReactNode } from 'react';
import { useAddress } from '../../../address/useAddress';
import { EmptyState } from '../../../components/feedback/EmptyState';
import { Failure } from '../../../components/feedback/Failure';
import { Opening } from '../../../components/feedback/Opening';
import { ButtonLink } from '../../../components/form/Button';
import { COMPILERS, DeskPage } from '../../../desk/frame/DeskPage';
import type { HeldFile, SendableDataset } from '../../../desk/deliveries/contract';
import { FileDrop } from '../../../desk/deliveries/FileDrop';
import { SendFile } from '../../../desk/deliveries/SendFile';
import { TargetInput } from '../../../desk/deliveries/TargetInput';
import { useCall } from '../../../http/useCall';

/** 上传文件: choose it, see what it becomes, correct the declaration, load it. The state is in the address. */
export default function Send(): ReactNode {
  return (
    <DeskPage
      title="上传文件"
      posts={COMPILERS}
      crumbs={[{ to: '/desk/deliveries', words: '数据报送' }]}
    >
      {({ party }) => <Sending department={party.department?.code ?? ''} />}
    </DeskPage>
  );
}

function Sending({ department }: { department: string }): ReactNode {
  const { params, change } = useAddress();
  const datasets = useCall<{ datasets: SendableDataset[] }>('/deliveries/datasets');
  const held = useCall<{ files: HeldFile[] }>('/deliveries/held');
  const id = params?.get('file') ?? undefined;
  const target = params?.get('dataset') ?? undefined;
  const failed = held.error ?? datasets.error;
  const file = held.data?.files.find((one) => one.id === id);
  const choose = (slug: string | undefined) =>
    change((next) => (slug === undefined ? next.delete('dataset') : next.set('dataset', slug)));
  const known = datasets.data?.datasets ?? [];
  return (
    <>
      <h1>上传文件</h1>
      {failed ? <Failure error={failed} retry={held.reload} /> : null}
      {params === undefined || (id !== undefined && held.data === undefined && !failed) ? (
        <Opening />
      ) : null}
      {params !== undefined && id === undefined ? (
        <>
          <TargetInput datasets={known} target={target} choose={choose} />
          <FileDrop<HeldFile>
            label="把文件拖到这里"
            hint="工作簿（xlsx、xls、et，至多 64 MB）、CSV、JSON、GeoJSON、XML 或它们的压缩包，至多 4 GB。上传后先看，载入前什么都不变。"
            address={(name) => `/deliveries/held?name=${encodeURIComponent(name)}`}
            sent={(answer) => {
              held.reload();
              change((next) => next.set('file', answer.id));
            }}
          />
        </>
      ) : null}
      {id !== undefined && held.status === 'ready' && file === undefined ? (
        <EmptyState
          title="这个文件不在了"
          actions={<ButtonLink to="/desk/deliveries">看报送记录</ButtonLink>}
        >
          它已经载入，或已被删除。
        </EmptyState>
      ) : null}
      {file ? (
        <SendFile
          key={file.id}
          file={file}
          datasets={known}
          target={target}
          choose={choose}
          department={department}
        />
      ) : null}
    </>
  );
}

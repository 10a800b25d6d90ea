import { useHistory } from '@docusaurus/router';
import type { ReactNode } from 'react';
import { EmptyState } from '../../components/feedback/EmptyState';
import { Failure } from '../../components/feedback/Failure';
import { ButtonLink } from '../../components/form/Button';
import { useAct } from '../../graphql/useAct';
import { call } from '../../http/call';
import type { HeldFile, LoadDetail } from './contract';
import { FileDrop } from './FileDrop';

/** The mended rows come back here and find their place by their key; without a key the whole file comes again. */
export function MendedDrop({ load }: { load: LoadDetail }): ReactNode {
  const history = useHistory();
  const { act, busy, failure } = useAct();
  if (!load.keyed)
    return (
      <EmptyState
        title="请在原文件中改好，整份重报"
        actions={
          <ButtonLink to={`/desk/deliveries/send?dataset=${load.dataset}`}>
            上传改好的文件
          </ButtonLink>
        }
      >
        这个数据集没有主键，改好的行单独报送找不到自己的位置。
      </EmptyState>
    );
  const take = ({ id }: HeldFile) =>
    act(async () => {
      const taken = await call<{ load: string }>('POST', `/deliveries/held/${id}/load`, {
        body: { dataset: load.dataset, mode: 'INCREMENT', pushId: `mended-${id}` },
      });
      history.push(`/desk/deliveries/loads/${taken.load}`);
    });
  return (
    <section aria-labelledby="mended">
      <h2 id="mended">改好再报</h2>
      <FileDrop<HeldFile>
        label="把改好的退回表放回这里"
        hint="只载入这些行，其余的行不动；写明原因的两列不必删。"
        address={(name) => `/deliveries/held?name=${encodeURIComponent(name)}`}
        sent={(file) => void take(file)}
      />
      {busy ? <p role="status">正在载入…</p> : null}
      {failure ? <Failure error={failure} /> : null}
    </section>
  );
}

import { useHistory } from '@docusaurus/router';
import { type ReactNode, useState } from 'react';
import { Failure } from '../../components/feedback/Failure';
import { Button } from '../../components/form/Button';
import form from '../../components/form/Form.module.css';
import { useAct } from '../../graphql/useAct';
import { call } from '../../http/call';
import { useKept } from '../../kept/useKept';
import panel from '../Desk.module.css';
import { FaultAt } from './questions/FaultAt';

/** Opens a batch under a name by which colleagues find it. */
export function OpenBatch(): ReactNode {
  const history = useHistory();
  const kept = useKept('bench-title', '');
  const [tried, setTried] = useState(false);
  const { act, busy, failure } = useAct();
  const title = kept.value.trim();
  const open = async () => {
    setTried(true);
    if (title === '') return;
    await act(async () => {
      const { id } = await call<{ id: string }>('POST', '/deliveries/batches', {
        body: { title },
      });
      kept.forget();
      history.push(`/desk/onboard/${id}`);
    });
  };
  return (
    <form
      className={panel.panel}
      aria-labelledby="open-bench"
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      <h2 id="open-bench">开一个批次</h2>
      <label className={`${form.field} ${form.wide}`}>
        <span className={form.label}>这批文件叫什么</span>
        <span className={form.hint}>例如“2015–2025 历年报表”，同事凭它找到</span>
        <input
          className={form.input}
          name="title"
          maxLength={100}
          value={kept.value}
          onChange={(event) => kept.change(() => event.target.value)}
        />
        <FaultAt
          at="title"
          lacking={tried && title === '' && '请给这批文件起个名字'}
          failure={failure}
        />
      </label>
      {failure && failure.argument !== 'title' ? <Failure error={failure} /> : null}
      <Button type="submit" disabled={busy} data-testid="open-bench">
        开批次，放文件
      </Button>
    </form>
  );
}

import { useHistory } from '@docusaurus/router';
import type { ReactNode } from 'react';
import { Failure } from '../../components/feedback/Failure';
import { Button } from '../../components/form/Button';
import { FieldErrors } from '../../components/form/FieldErrors';
import { useChange } from '../../graphql/useChange';
import panel from '../Desk.module.css';
import { openSecrecyMutation } from './batchQuery';

/** Puts all drafts that wait for this second person into one batch. */
export function OpenSecrecy({ waiting }: { waiting: number }): ReactNode {
  const history = useHistory();
  const { make, sending, errors, failure } = useChange(openSecrecyMutation);
  const open = async () => {
    const result = await make({});
    if (result?.batch) history.push(`/desk/secrecy/${result.batch.id}`);
  };
  return (
    <section className={panel.panel} aria-labelledby="open-secrecy">
      <h2 id="open-secrecy">开一个批次</h2>
      <p>
        {waiting}
        条草稿等您审查。机器有发现的、敏感信息要发布的逐条打开看，其余随机抽看，抽定不改；确认后每条各记一份审查。
      </p>
      <FieldErrors errors={errors} />
      {failure ? <Failure error={failure} /> : null}
      <Button disabled={sending} data-testid="open-secrecy" onClick={() => void open()}>
        {waiting}条开批
      </Button>
    </section>
  );
}

import Link from '@docusaurus/Link';
import { type ReactNode, useState } from 'react';
import { Failure } from '../../components/feedback/Failure';
import { useToast } from '../../components/feedback/Toasts';
import { Button, ButtonLink } from '../../components/form/Button';
import { FieldErrors } from '../../components/form/FieldErrors';
import form from '../../components/form/Form.module.css';
import { LongText } from '../../components/form/LongText';
import page from '../../components/page/Page.module.css';
import { useChange } from '../../graphql/useChange';
import { useKept } from '../../kept/useKept';
import { SECRECY_POINTS } from '../catalogue/SecrecyForm';
import panel from '../Desk.module.css';
import {
  confirmSecrecyMutation,
  endSecrecyMutation,
  type SecrecyLine,
  type SecrecyMember,
} from './batchQuery';
import styles from './Secrecy.module.css';

/** The one thing to do next in a batch: open what is left, then confirm all of it in one's own words. */
export function ConfirmSecrecy({
  batch,
  members,
  current,
  reload,
}: {
  batch: SecrecyLine;
  members: SecrecyMember[];
  current: string | undefined;
  reload: () => void;
}): ReactNode {
  const left = members.filter((member) => member.left);
  const [next] = left;
  const seen = members.filter(({ mustBeSeen }) => mustBeSeen).length - left.length;
  const words = `须打开看的${seen + left.length}条，已看${seen}条`;
  if (batch.state !== 'LOOKING')
    return (
      <div className={panel.panel} data-testid="secrecy-next" data-kind="DONE">
        <p>
          {batch.state === 'CONFIRMED'
            ? '每条各有一份审查记录，可以报送了。'
            : '本批改为逐条审查：在目录里逐条办理。'}
        </p>
        <ButtonLink wide to="/desk/catalogue?state=MINE">
          去目录
        </ButtonLink>
      </div>
    );
  return (
    <div
      className={panel.panel}
      data-testid="secrecy-next"
      data-kind={next === undefined ? 'CONFIRM' : 'LOOK'}
    >
      <h2>下一步</h2>
      <p role="status">{words}</p>
      {next === undefined ? (
        <Confirm batch={batch} reload={reload} />
      ) : next.entry.slug === current ? (
        <p>正在看：{next.entry.title.zh}</p>
      ) : (
        <ButtonLink wide to={`/desk/secrecy/${batch.id}?entry=${next.entry.slug}`}>
          看“{next.entry.title.zh}”
        </ButtonLink>
      )}
      <End batch={batch} reload={reload} />
    </div>
  );
}

function Confirm({ batch, reload }: { batch: SecrecyLine; reload: () => void }): ReactNode {
  const toast = useToast();
  const kept = useKept(`secrecy-batch:${batch.id}`, '');
  const [looked, setLooked] = useState<string[]>([]);
  const [lacking, setLacking] = useState(false);
  const { make, sending, errors, failure } = useChange(confirmSecrecyMutation);
  const confirm = async () => {
    const opinion = kept.value.trim();
    setLacking(opinion === '');
    if (opinion === '') return;
    const result = await make({ input: { id: batch.id, opinion } });
    if (result?.errors.length !== 0) return;
    kept.forget();
    toast({ title: '已确认，每条各记了一份审查' });
    reload();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void confirm();
      }}
    >
      <div className={`${form.list} ${styles.list}`}>
        {SECRECY_POINTS.map((point) => (
          <label key={point} className={form.check}>
            <input
              type="checkbox"
              name="looked"
              checked={looked.includes(point)}
              onChange={(event) =>
                setLooked(
                  event.target.checked
                    ? [...looked, point]
                    : looked.filter((other) => other !== point),
                )
              }
            />
            {point}
          </label>
        ))}
      </div>
      <LongText label="审查意见" kept={kept} lacking={lacking ? '请写明审查意见' : undefined} />
      <FieldErrors errors={errors} />
      {failure ? <Failure error={failure} /> : null}
      <Button
        type="submit"
        wide
        disabled={sending || looked.length < SECRECY_POINTS.length}
        data-testid="confirm-secrecy"
      >
        确认整批
      </Button>
    </form>
  );
}

function End({ batch, reload }: { batch: SecrecyLine; reload: () => void }): ReactNode {
  const { make, sending, errors, failure } = useChange(endSecrecyMutation);
  const end = async () => {
    const result = await make({ input: { id: batch.id } });
    if (result?.errors.length === 0) reload();
  };
  return (
    <details className={styles.singly}>
      <summary>不整批确认</summary>
      <p className={page.note}>
        本批作废，条目在<Link to="/desk/catalogue?state=MINE">目录</Link>里逐条审查；不能再开批。
      </p>
      <FieldErrors errors={errors} />
      {failure ? <Failure error={failure} /> : null}
      <Button kind="secondary" disabled={sending} onClick={() => void end()}>
        改为逐条审查
      </Button>
    </details>
  );
}

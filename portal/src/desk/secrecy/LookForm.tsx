import { type ReactNode, useState } from 'react';
import { Failure } from '../../components/feedback/Failure';
import { Button } from '../../components/form/Button';
import { FieldErrors } from '../../components/form/FieldErrors';
import form from '../../components/form/Form.module.css';
import page from '../../components/page/Page.module.css';
import { useChange } from '../../graphql/useChange';
import { useKept } from '../../kept/useKept';
import panel from '../Desk.module.css';
import type { EntryLine } from '../catalogue/entryQuery';
import { lookSecrecyMutation, type SecrecyLook } from './batchQuery';

/** What the second person says of an entry that he has opened: sound, or what is wrong. */
export function LookForm({
  batch,
  entry,
  last,
  done,
}: {
  batch: string;
  entry: EntryLine;
  last: SecrecyLook | undefined;
  done: () => void;
}): ReactNode {
  const kept = useKept(`secrecy-look:${batch}:${entry.slug}`, '');
  const [lacking, setLacking] = useState(false);
  const { make, sending, errors, failure } = useChange(lookSecrecyMutation);
  const say = async (sound: boolean) => {
    const remark = sound ? '' : kept.value.trim();
    setLacking(!sound && remark === '');
    if (!sound && remark === '') return;
    const result = await make({ input: { batch, entry: entry.id, sound, remark } });
    if (result?.errors.length !== 0) return;
    kept.forget();
    done();
  };
  return (
    <form
      className={panel.panel}
      data-testid="secrecy-look"
      onSubmit={(event) => {
        event.preventDefault();
        void say(true);
      }}
    >
      {last ? (
        <p className={page.note}>
          {last.lookedBy}看过：{last.sound ? '无误' : last.remark}
        </p>
      ) : null}
      <label className={form.field}>
        <span className={form.label}>有误时写明哪里</span>
        <textarea
          className={form.input}
          name="secrecyRemark"
          rows={2}
          value={kept.value}
          aria-invalid={lacking}
          onChange={(event) => kept.change(() => event.target.value)}
        />
        {lacking ? <span className={form.error}>请写明问题</span> : null}
        <FieldErrors errors={errors} />
      </label>
      {failure ? <Failure error={failure} /> : null}
      <p className={page.bar}>
        <Button type="submit" disabled={sending} data-testid="secrecy-sound">
          每列看过，无误
        </Button>
        <Button
          kind="secondary"
          disabled={sending}
          data-testid="secrecy-fault"
          onClick={() => void say(false)}
        >
          有误
        </Button>
      </p>
    </form>
  );
}

import { type ReactNode, useMemo } from 'react';
import { Failure } from '../../components/feedback/Failure';
import { Button } from '../../components/form/Button';
import { errorsAt, errorsElsewhere, FieldErrors } from '../../components/form/FieldErrors';
import form from '../../components/form/Form.module.css';
import page from '../../components/page/Page.module.css';
import { useChange } from '../../graphql/useChange';
import { useKept } from '../../kept/useKept';
import panel from '../Desk.module.css';
import type { EntryLine } from '../catalogue/entryQuery';
import { ChangedEntries, changesInput } from './ChangedEntries';
import { fileAgainMutation, type UpdateDetail } from './updateQuery';

const PLACED = ['opinion', 'put', 'withdraw'];

/** A returned application, filed again with what has been mended. */
export function FileAgain({
  update,
  entries,
  done,
}: {
  update: UpdateDetail;
  entries: EntryLine[];
  done: () => void;
}): ReactNode {
  const before = useMemo(() => ({ opinion: '', changes: changesOf(update) }), [update]);
  const kept = useKept(`file-again:${update.id}:${update.steps.length}`, before, 'device');
  const { opinion, changes } = kept.value;
  const { make, sending, errors, failure } = useChange(fileAgainMutation);
  const submit = async () => {
    const result = await make({
      input: {
        id: update.id,
        ...changesInput(changes, entries),
        ...(opinion.trim() !== '' && { opinion }),
      },
    });
    if (!result?.update) return;
    kept.forget();
    done();
  };
  return (
    <form
      className={panel.panel}
      data-testid="file-again"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2>改好再报</h2>
      <p>先按意见修改条目并经保密审查，再在这里报送。期限重新计算，首次申请的日期不变。</p>
      <label className={form.field}>
        <span className={form.label}>改了什么</span>
        <textarea
          className={form.input}
          name="opinion"
          rows={3}
          value={opinion}
          onChange={(event) => kept.change((now) => ({ ...now, opinion: event.target.value }))}
        />
        <FieldErrors errors={errorsAt(errors, 'opinion')} />
      </label>
      <ChangedEntries
        entries={entries}
        changes={changes}
        change={(edit) => kept.change((now) => ({ ...now, changes: edit(now.changes) }))}
        errors={errors}
      />
      <FieldErrors errors={errorsElsewhere(errors, PLACED)} />
      {failure ? <Failure error={failure} /> : null}
      <p className={page.bar}>
        <Button type="submit" disabled={sending} data-testid="send-again">
          再次报送
        </Button>
      </p>
    </form>
  );
}

function changesOf({ items }: UpdateDetail) {
  return {
    put: items.flatMap(({ kind, entry }) => (kind === 'PUT' && entry ? [entry.id] : [])),
    withdraw: Object.fromEntries(
      items.flatMap(({ kind, entry, reason }) =>
        kind === 'WITHDRAW' && entry ? [[entry.id, reason ?? ''] as const] : [],
      ),
    ),
  };
}

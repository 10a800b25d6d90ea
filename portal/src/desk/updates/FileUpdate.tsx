import { type ReactNode, useState } from 'react';
import { Failure } from '../../components/feedback/Failure';
import { Button } from '../../components/form/Button';
import { errorsAt, errorsElsewhere, FieldErrors } from '../../components/form/FieldErrors';
import form from '../../components/form/Form.module.css';
import page from '../../components/page/Page.module.css';
import { useChange } from '../../graphql/useChange';
import { useKept } from '../../kept/useKept';
import { useLanguage } from '../../language/useLanguage';
import type { EntryLine } from '../catalogue/entryQuery';
import { ChangedEntries, changesInput, NO_CHANGES } from './ChangedEntries';
import { fileMutation, type UpdateGround } from './updateQuery';
import { groundWords } from './updateWords';

const GROUNDS: UpdateGround[] = ['LAW', 'DUTY'];
const EMPTY = {
  ground: 'LAW' as UpdateGround,
  changedOn: '',
  basis: '',
  reason: '',
  changes: NO_CHANGES,
};
const PLACED = ['changedOn', 'basis', 'reason', 'put', 'withdraw'];
const NO_DAY = [
  {
    code: 'BAD_USER_INPUT',
    message: { zh: '请写明变更之日', en: 'name the day of the change' },
    path: ['changedOn'],
  },
];

/** The application itself; what has been written waits on this device until it is sent. */
export function FileUpdate({
  entries,
  done,
}: {
  entries: EntryLine[];
  done: (id: string) => void;
}): ReactNode {
  const { today } = useLanguage();
  const kept = useKept('file-update', EMPTY, 'device');
  const { ground, changedOn, basis, reason, changes } = kept.value;
  const [lacksDay, setLacksDay] = useState(false);
  const { make, sending, errors: told, failure } = useChange(fileMutation);
  const errors = lacksDay && changedOn === '' ? NO_DAY : told;
  const set = (part: Partial<typeof EMPTY>) => kept.change((before) => ({ ...before, ...part }));
  const submit = async () => {
    setLacksDay(changedOn === '');
    if (changedOn === '') return;
    const result = await make({
      input: { ground, changedOn, basis, reason, ...changesInput(changes, entries) },
    });
    if (!result?.update) return;
    kept.forget();
    done(result.update.id);
  };
  return (
    <form
      className={form.wide}
      data-testid="file-update-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <fieldset className={form.choices}>
        <legend>事由</legend>
        <div className={form.list}>
          {GROUNDS.map((value) => (
            <label key={value} className={form.check}>
              <input
                type="radio"
                name="ground"
                value={value}
                checked={ground === value}
                onChange={() => set({ ground: value })}
              />
              {groundWords[value]}
            </label>
          ))}
        </div>
      </fieldset>
      <label className={form.field}>
        <span className={form.label}>变更之日</span>
        <span className={form.hint}>法律法规施行或职能文件印发之日，期限从这一天起算</span>
        <input
          className={`${form.input} ${form.short}`}
          type="date"
          name="changedOn"
          max={today()}
          value={changedOn}
          onChange={(event) => set({ changedOn: event.target.value })}
        />
        <FieldErrors errors={errorsAt(errors, 'changedOn')} />
      </label>
      <label className={form.field}>
        <span className={form.label}>依据</span>
        <span className={form.hint}>所修改的法律条款或职能文件的名称和文号</span>
        <input
          className={form.input}
          name="basis"
          value={basis}
          onChange={(event) => set({ basis: event.target.value })}
        />
        <FieldErrors errors={errorsAt(errors, 'basis')} />
      </label>
      <label className={form.field}>
        <span className={form.label}>为何因此要改</span>
        <textarea
          className={form.input}
          name="reason"
          rows={3}
          value={reason}
          onChange={(event) => set({ reason: event.target.value })}
        />
        <FieldErrors errors={errorsAt(errors, 'reason')} />
      </label>
      <ChangedEntries
        entries={entries}
        changes={changes}
        change={(edit) => kept.change((before) => ({ ...before, changes: edit(before.changes) }))}
        errors={errors}
      />
      <FieldErrors errors={errorsElsewhere(errors, PLACED)} />
      {failure ? <Failure error={failure} /> : null}
      <p className={page.bar}>
        <Button type="submit" disabled={sending} data-testid="send-update">
          申请更新
        </Button>
      </p>
    </form>
  );
}

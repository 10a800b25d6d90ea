import Link from '@docusaurus/Link';
import { type ReactNode, useState } from 'react';
import { Failure } from '../../components/feedback/Failure';
import { useToast } from '../../components/feedback/Toasts';
import { Button } from '../../components/form/Button';
import { FieldErrors } from '../../components/form/FieldErrors';
import form from '../../components/form/Form.module.css';
import { LongText } from '../../components/form/LongText';
import page from '../../components/page/Page.module.css';
import { useChange } from '../../graphql/useChange';
import { useKept } from '../../kept/useKept';
import panel from '../Desk.module.css';
import { type EntryMove, moveMutation } from '../catalogue/entryQuery';
import { FindingNotes } from '../catalogue/Findings';
import type { WaitingEntry } from './countyQuery';

/** Passes what is ticked on to the Bureau as one list with a note, or returns it to its departments. */
export function GatherForm({
  waiting,
  reload,
}: {
  waiting: WaitingEntry[];
  reload: () => void;
}): ReactNode {
  const toast = useToast();
  const movable = waiting.filter(({ may }) => may.includes('GATHER'));
  const [left, setLeft] = useState<string[]>([]);
  const note = useKept('gather-note', '');
  const [lacking, setLacking] = useState<string>();
  const { make, sending, errors, failure } = useChange(moveMutation);
  const picked = movable.filter(({ id }) => !left.includes(id));
  const take = async (move: Extract<EntryMove, 'GATHER' | 'RETURN'>) => {
    const opinion = note.value.trim();
    const missing = move === 'RETURN' && opinion === '' ? '退回须写明理由' : undefined;
    setLacking(missing);
    if (missing !== undefined) return;
    const result = await make({
      input: { move, ids: picked.map(({ id }) => id), ...(opinion !== '' && { opinion }) },
    });
    if (result?.errors.length !== 0) return;
    toast({ title: `已${move === 'GATHER' ? '报大数据局' : '退回'}${picked.length}条` });
    note.forget();
    reload();
  };
  return (
    <form
      className={panel.panel}
      data-testid="gather-form"
      onSubmit={(event) => {
        event.preventDefault();
        void take('GATHER');
      }}
    >
      <fieldset className={form.choices}>
        <legend>待汇集的{waiting.length}条</legend>
        <div className={form.list}>
          {waiting.map((entry) => {
            const own = !entry.may.includes('GATHER');
            return (
              <div key={entry.id}>
                <label className={form.check} data-off={own}>
                  <input
                    type="checkbox"
                    name="entries"
                    value={entry.slug}
                    disabled={own}
                    checked={!own && !left.includes(entry.id)}
                    onChange={(event) =>
                      setLeft(
                        event.target.checked
                          ? left.filter((id) => id !== entry.id)
                          : [...left, entry.id],
                      )
                    }
                  />
                  <span>
                    <Link to={`/desk/catalogue/entries/${entry.slug}`}>
                      {entry.title.zh || entry.slug}
                    </Link>
                  </span>
                  <span className={form.aside}>
                    {entry.department.zh}，第{entry.version}版{own ? '，编制人不能汇集' : ''}
                  </span>
                </label>
                <FindingNotes findings={entry.findings} />
              </div>
            );
          })}
        </div>
      </fieldset>
      <LongText
        label="清单说明，或退回的理由"
        hint="报大数据局时可不写；退回时发给部门"
        kept={note}
        lacking={lacking}
      />
      <FieldErrors errors={errors} />
      {failure ? <Failure error={failure} /> : null}
      <p className={page.bar}>
        <Button type="submit" disabled={sending || picked.length === 0} data-testid="gather">
          汇集{picked.length}条，报大数据局
        </Button>
        <Button
          kind="secondary"
          disabled={sending || picked.length === 0}
          data-testid="return-gathered"
          onClick={() => void take('RETURN')}
        >
          退回{picked.length}条
        </Button>
      </p>
    </form>
  );
}

import Link from '@docusaurus/Link';
import { useHistory } from '@docusaurus/router';
import { type ReactNode, useState } from 'react';
import { Failure } from '../../components/feedback/Failure';
import { Button } from '../../components/form/Button';
import { FieldErrors } from '../../components/form/FieldErrors';
import form from '../../components/form/Form.module.css';
import { useChange } from '../../graphql/useChange';
import panel from '../Desk.module.css';
import type { EntryLine } from '../catalogue/entryQuery';
import { openMutation } from './batchQuery';
import styles from './Reviews.module.css';

/** Puts what waits into a batch: all of it, or what is ticked. */
export function OpenBatch({ waiting }: { waiting: EntryLine[] }): ReactNode {
  const history = useHistory();
  const [chosen, setChosen] = useState<string[]>([]);
  const { make, sending, errors, failure } = useChange(openMutation);
  const open = async () => {
    const result = await make({ input: chosen.length === 0 ? {} : { entries: chosen } });
    if (result?.batch) history.push(`/desk/reviews/${result.batch.id}`);
  };
  return (
    <form
      className={panel.panel}
      data-testid="open-batch"
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      <h2>开一个批次</h2>
      <p>{waiting.length}条待审，还不在批次里。机器先查每一条，再从无发现的里面抽样，抽定不改。</p>
      <details className={styles.open}>
        <summary>只放其中几条</summary>
        <div className={`${form.list} ${styles.choices}`}>
          {waiting.map(({ id, slug, title, department }) => (
            <label key={id} className={form.check}>
              <input
                type="checkbox"
                name="entries"
                checked={chosen.includes(id)}
                onChange={(event) =>
                  setChosen(
                    event.target.checked ? [...chosen, id] : chosen.filter((one) => one !== id),
                  )
                }
              />
              <span>
                <Link to={`/desk/catalogue/entries/${slug}`}>{title.zh || slug}</Link>
              </span>
              <span className={form.aside}>{department.zh}</span>
            </label>
          ))}
        </div>
      </details>
      <FieldErrors errors={errors} />
      {failure ? <Failure error={failure} /> : null}
      <Button type="submit" disabled={sending} data-testid="open-batch-now">
        {chosen.length === 0
          ? `全部${Math.min(waiting.length, 500)}条开批`
          : `选中的${chosen.length}条开批`}
      </Button>
    </form>
  );
}

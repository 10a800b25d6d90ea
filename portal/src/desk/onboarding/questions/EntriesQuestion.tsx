import { type ReactNode, useState } from 'react';
import { Failure } from '../../../components/feedback/Failure';
import { EntryChoice, useOwnEntries } from './EntryChoice';
import { EntryElements } from './EntryElements';
import type { QuestionProps } from './QuestionCard';
import styles from './Questions.module.css';

/** Tables that match no entry: what is to be compiled for them, or which entry they fill. */
export function EntriesQuestion({
  bench,
  question,
  busy,
  failure,
  answer,
}: QuestionProps): ReactNode {
  const entries = useOwnEntries();
  const [picked, setPicked] = useState<string[]>([]);
  const tables = bench.tables.filter(({ key }) => question.tables.includes(key));
  const chosen = picked.filter((key) => question.tables.includes(key));
  return (
    <>
      <ul className={styles.tables}>
        {tables.map(({ key, title, files }) => (
          <li key={key}>
            <label>
              <input
                type="checkbox"
                checked={chosen.includes(key)}
                onChange={({ target }) =>
                  setPicked(target.checked ? [...chosen, key] : chosen.filter((one) => one !== key))
                }
              />
              <span>
                {title} <small>{files.length}个文件</small>
              </span>
            </label>
            <EntryChoice
              title={title}
              entries={entries}
              busy={busy}
              choose={(slug) => answer({ tables: [key], slug })}
            />
          </li>
        ))}
      </ul>
      <EntryElements
        store={`bench:${bench.id}:entries`}
        words={`${chosen.length > 0 ? `勾选的${chosen.length}` : `这${tables.length}`}张表照此新编`}
        busy={busy}
        failure={failure}
        send={(elements, sent) =>
          answer({ ...elements, ...(chosen.length > 0 && { tables: chosen }) }, () => {
            setPicked([]);
            if (chosen.length === 0) sent();
          })
        }
      />
      {failure && !failure.argument?.startsWith('answer.') ? <Failure error={failure} /> : null}
    </>
  );
}

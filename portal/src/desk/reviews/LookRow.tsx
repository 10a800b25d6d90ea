import { type ReactNode, useId } from 'react';
import form from '../../components/form/Form.module.css';
import { useLanguage } from '../../language/useLanguage';
import type { Finding } from '../catalogue/declaration';
import { elementWords } from '../catalogue/elements';
import { elementValue } from '../catalogue/elementValue';
import { FindingNotes } from '../catalogue/Findings';
import { StateWord } from '../frame/StateWord';
import type { MemberDetail } from './batchQuery';
import { markByKey } from './markByKey';
import styles from './Reviews.module.css';

export interface Mark {
  sound: boolean;
  remark: string;
}

/** One element: what it says, what the machine says of it, and what the reviewer sees. */
export function LookRow({
  seen: { element, value, looks },
  findings,
  mark,
  lacking,
  write,
}: {
  seen: MemberDetail['elements'][number];
  findings: Finding[];
  mark: Mark | undefined;
  /** Whether a remark is missing. */
  lacking: boolean;
  /** Absent where nothing can be looked at any more. */
  write: ((mark: Mark) => void) | undefined;
}): ReactNode {
  const { minute } = useLanguage();
  const id = useId();
  const words = elementWords(element);
  const last = looks.at(-1);
  const shown = mark ?? last;
  return (
    <tr data-element={element}>
      <th scope="row">{words}</th>
      <td>
        <span className={styles.value}>{elementValue(element, value)}</span>
        <FindingNotes findings={findings} />
      </td>
      <td>
        {write ? (
          <fieldset className={styles.look} aria-label={`${words}，所见`}>
            <div>
              {([true, false] as const).map((sound) => (
                <label key={String(sound)}>
                  <input
                    type="radio"
                    name={`look-${element}`}
                    value={sound ? 'SOUND' : 'FAULT'}
                    checked={shown?.sound === sound}
                    onKeyDown={markByKey}
                    onChange={() => write({ sound, remark: shown?.remark ?? '' })}
                  />
                  {sound ? '无误' : '有误'}
                </label>
              ))}
            </div>
            {shown?.sound === false ? (
              <>
                <textarea
                  className={form.input}
                  name={`remark-${element}`}
                  aria-label={`${words}，问题`}
                  aria-invalid={lacking}
                  aria-describedby={lacking ? id : undefined}
                  placeholder="写明问题，退回时一并告知部门"
                  rows={2}
                  maxLength={2000}
                  value={shown.remark}
                  onKeyDown={markByKey}
                  onChange={(event) => write({ sound: false, remark: event.target.value })}
                />
                {lacking ? (
                  <p id={id} className={form.error}>
                    请写明问题
                  </p>
                ) : null}
              </>
            ) : null}
          </fieldset>
        ) : null}
        {last && (mark === undefined || !write) ? (
          <>
            {write ? null : (
              <StateWord tone={last.sound ? 'done' : 'fault'}>
                {last.sound ? '无误' : '有误'}
              </StateWord>
            )}
            <p className={form.hint}>
              {last.sound || write ? '' : `${last.remark}；`}
              {last.lookedBy}，{minute(last.lookedAt)}
            </p>
          </>
        ) : null}
      </td>
    </tr>
  );
}

import type { ReactNode } from 'react';
import { useLanguage } from '../language/useLanguage';
import { type ExportJob, isOpen } from './exportQuery';
import styles from './Exports.module.css';
import { exportStateWords, size } from './exportWords';

/** How an export stands: in a word, and how far it is; a change of the word is said aloud, each row is not. */
export function ExportState({ job }: { job: ExportJob }): ReactNode {
  const { say, text, number, date } = useLanguage();
  const { state, rowsDone, rowsEstimated, bytes, failure, keptUntil } = job;
  const word = text(exportStateWords[state]);
  return (
    <div className={styles.state} data-state={state} data-testid="export-state">
      <strong role="status">{word}</strong>
      {state === 'RUNNING' ? (
        <progress
          max={Math.max(rowsEstimated, rowsDone, 1)}
          value={rowsDone}
          aria-label={say('导出进度', 'Progress of the export')}
        />
      ) : null}
      {isOpen(job) && rowsDone > 0 ? (
        <span>
          {say(
            `已写${number(rowsDone)}行，至多${number(rowsEstimated)}行`,
            `${number(rowsDone)} rows of at most ${number(rowsEstimated)}`,
          )}
        </span>
      ) : null}
      {state === 'READY' ? (
        <span>
          {say(`${number(rowsDone)}行，`, `${number(rowsDone)} rows, `)}
          {size(bytes)}
          {keptUntil ? say(`，保留到${date(keptUntil)}`, `, kept until ${date(keptUntil)}`) : null}
        </span>
      ) : null}
      {failure ? (
        <span>
          {text(failure.message)}
          {say('。', '. ')}
          {text(failure.hint)}
        </span>
      ) : null}
    </div>
  );
}

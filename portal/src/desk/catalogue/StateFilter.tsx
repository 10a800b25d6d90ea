import type { ReactNode } from 'react';
import { Button } from '../../components/form/Button';
import type { EntryLine } from './entryQuery';
import { isMine, STATES, stateWords } from './entryWords';
import styles from './StateFilter.module.css';

/** Which entries are shown: those that wait for the viewer, or those of a state; each with its count. */
export function StateFilter({
  entries,
  wanted,
  choose,
}: {
  entries: EntryLine[];
  wanted: string | undefined;
  choose: (state: string | undefined) => void;
}): ReactNode {
  const choices: { value: string | undefined; words: string; count: number }[] = [
    { value: undefined, words: '全部', count: entries.length },
    { value: 'MINE', words: '待我办', count: entries.filter(isMine).length },
    ...STATES.map((state) => ({
      value: state,
      words: stateWords[state],
      count: entries.filter((entry) => entry.state === state).length,
    })),
  ];
  return (
    <div className={styles.filter} role="group" aria-label="按状态看">
      {choices
        .filter(({ count, value }) => count > 0 || value === wanted)
        .map(({ value, words, count }) => (
          <Button
            key={words}
            kind="secondary"
            small
            aria-pressed={value === wanted}
            onClick={() => choose(value)}
          >
            {words}
            <span className={styles.count}>{count}</span>
          </Button>
        ))}
    </div>
  );
}

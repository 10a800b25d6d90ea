import type { ReactNode } from 'react';
import { Button } from '../../components/form/Button';
import styles from './Filter.module.css';

export interface Choice {
  /** What stands in the address; absent for all. */
  value: string | undefined;
  words: string;
  count: number;
}

/** Which of a list are shown, each choice with its count; one that would show nothing is left out. */
export function Filter({
  label,
  choices,
  wanted,
  choose,
}: {
  label: string;
  choices: Choice[];
  wanted: string | undefined;
  choose: (value: string | undefined) => void;
}): ReactNode {
  return (
    <div className={styles.filter} role="group" aria-label={label}>
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

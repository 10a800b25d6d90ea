import type { ReactNode } from 'react';
import styles from './Bench.module.css';
import type { BenchTable, Standing } from './contract';
import { chainOf, standings } from './standings';

/** 进度: how many tables stand at each step of the way; a step shows its tables. */
export function BenchChain({
  tables,
  wanted,
  choose,
}: {
  tables: BenchTable[];
  wanted: Standing | undefined;
  choose: (standing: Standing | undefined) => void;
}): ReactNode {
  return (
    <ol className={styles.chain} aria-label="进度" data-testid="chain">
      {chainOf(tables).map(({ standing, count }) => (
        <li key={standing} data-tone={standings[standing].tone} data-empty={count === 0}>
          <button
            type="button"
            disabled={count === 0}
            aria-pressed={standing === wanted}
            data-standing={standing}
            onClick={() => choose(standing === wanted ? undefined : standing)}
          >
            <strong>{count}</strong> {standings[standing].word}
          </button>
        </li>
      ))}
    </ol>
  );
}

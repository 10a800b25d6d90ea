import type { ReactNode } from 'react';
import { useLanguage } from '../../language/useLanguage';
import styles from './Completeness.module.css';

const CELLS = 10;

/** Ten cells and the figure; it is only told for fields that one may read. */
export function Completeness({ share }: { share: number | null }): ReactNode {
  const { say, number } = useLanguage();
  if (share === null) {
    return <span className={styles.unknown}>{say('可读后显示', 'shown once readable')}</span>;
  }
  const full = Math.round(share * CELLS);
  return (
    <span className={styles.completeness}>
      <span aria-hidden="true">
        {Array.from({ length: CELLS }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its position.
          <i key={index} data-full={index < full} />
        ))}
      </span>
      {number(Math.floor(share * 1000) / 10)}%
    </span>
  );
}

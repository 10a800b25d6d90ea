import type { ReactNode } from 'react';
import type { Openness as OpennessValue } from '../../graphql/contract';
import { useLanguage } from '../../language/useLanguage';
import { opennessWords } from '../../language/words';
import styles from './Openness.module.css';

/** The shape carries the meaning where colour cannot: solid, half, or hollow with a bar. */
export function OpennessGlyph({ value }: { value: OpennessValue }): ReactNode {
  return (
    <svg viewBox="0 0 14 14" className={styles.glyph} data-openness={value} aria-hidden="true">
      <rect x="0.75" y="0.75" width="12.5" height="12.5" rx="1" className={styles.frame} />
      {value === 'CONDITIONAL' ? <path d="M1.5 1.5v11h11z" className={styles.half} /> : null}
      {value === 'CLOSED' ? <path d="M4 7h6" className={styles.bar} /> : null}
    </svg>
  );
}

export function OpennessBadge({ value }: { value: OpennessValue }): ReactNode {
  const { text } = useLanguage();
  return (
    <span className={styles.badge} data-openness={value}>
      <OpennessGlyph value={value} />
      {text(opennessWords[value])}
    </span>
  );
}

export function OpennessWord({ value }: { value: OpennessValue }): ReactNode {
  const { text } = useLanguage();
  return (
    <span className={styles.word}>
      <OpennessGlyph value={value} />
      {text(opennessWords[value])}
    </span>
  );
}

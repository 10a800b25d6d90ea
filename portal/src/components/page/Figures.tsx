import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import styles from './Figures.module.css';

export interface Figure {
  label: string;
  value: string;
  unit: string;
  evidence?: string | undefined;
  to?: string;
}

/** Numbers that are queries: each with its evidence, and where there is one, the list behind it. */
export function Figures({ figures }: { figures: Figure[] }): ReactNode {
  return (
    <ul className={styles.figures}>
      {figures.map(({ label, value, unit, evidence, to }) => (
        <li key={label}>
          <span className={styles.label}>{to ? <Link to={to}>{label}</Link> : label}</span>
          <strong>
            {value} <small>{unit}</small>
          </strong>
          {evidence ? <span className={styles.evidence}>{evidence}</span> : null}
        </li>
      ))}
    </ul>
  );
}

import type { ReactNode } from 'react';
import styles from './Facts.module.css';

type Fact = readonly [name: string, value: ReactNode];

/** Names and values between hairlines; what is not known is left out by the caller with a falsy entry. */
export function Facts({ facts }: { facts: (Fact | false | null | undefined | '')[] }): ReactNode {
  const known = facts.filter((fact): fact is Fact => Boolean(fact));
  return (
    <dl className={styles.facts}>
      {known.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

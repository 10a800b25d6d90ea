import type { ReactNode } from 'react';
import type { Deadline } from '../../graphql/contract';
import { useLanguage } from '../../language/useLanguage';
import styles from './CountedDays.module.css';

/** 怎么算的: every day counted and skipped, with its reason. */
export function CountedDays({ deadline }: { deadline: Deadline }): ReactNode {
  const { say, text, date } = useLanguage();
  return (
    <details className={styles.details}>
      <summary>{say('怎么算的', 'How it is reckoned')}</summary>
      <ol>
        {deadline.days.map((day) => (
          <li key={day.date} data-counted={day.counted}>
            <span>{date(day.date)}</span>
            <span>
              {day.counted ? say('计', 'counted') : say('不计', 'not counted')} · {text(day.reason)}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}

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
      {deadline.provisional ? (
        <p>
          {say(
            '暂计：其中有的年份放假安排还没有公布，公布后重新计算并告知您。',
            'Provisional: the arrangement of one of its years is not out yet; it is counted anew once it is, and you are told.',
          )}
        </p>
      ) : null}
      <ol>
        {deadline.days.map((day) => (
          <li key={day.date} data-counted={day.counted}>
            <span>{date(day.date)}</span>
            <span>
              {day.counted ? say('计', 'counted') : say('不计', 'not counted')} · {text(day.reason)}
              {day.provisional ? say('（暂计）', ' (provisional)') : ''}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}

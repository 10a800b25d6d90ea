import type { ReactNode } from 'react';
import type { Deadline } from '../../graphql/contract';
import { useLanguage } from '../../language/useLanguage';

/** 怎么算的: every day counted and skipped, with its reason. */
export function CountedDays({ deadline }: { deadline: Deadline }): ReactNode {
  const { say, text, date } = useLanguage();
  return (
    <details>
      <summary>{say('怎么算的', 'How it is reckoned')}</summary>
      <ol>
        {deadline.days.map((day) => (
          <li key={day.date} style={{ color: day.counted ? undefined : 'var(--lf-ink-3)' }}>
            {date(day.date)} {day.counted ? say('计', 'counted') : say('不计', 'not counted')} ·{' '}
            {text(day.reason)}
          </li>
        ))}
      </ol>
    </details>
  );
}

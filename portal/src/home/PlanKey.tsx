import type { ReactNode } from 'react';
import { useLanguage } from '../language/useLanguage';
import styles from './WardPlan.module.css';

export function PlanKey(): ReactNode {
  const { say } = useLanguage();
  const entries: [string, string][] = [
    ['today', say('今日更新', 'today')],
    ['month', say('本月', 'this month')],
    ['earlier', say('更早', 'earlier')],
    ['conditional', say('有条件', 'conditional')],
    ['empty', say('空坊待开', 'still empty')],
  ];
  return (
    <ul className={styles.key}>
      {entries.map(([mark, words]) => (
        <li key={mark}>
          <i data-mark={mark} aria-hidden="true" />
          {words}
        </li>
      ))}
    </ul>
  );
}

import { CircleAlert, CircleCheck, CircleDashed, CircleMinus, Hourglass } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './StateWord.module.css';

export type Tone = 'done' | 'busy' | 'mine' | 'fault' | 'over';

const ICONS = {
  done: CircleCheck,
  busy: Hourglass,
  mine: CircleDashed,
  fault: CircleAlert,
  over: CircleMinus,
} as const;

/** How something stands: icon, word and colour, so that none of them says it alone. */
export function StateWord({ tone, children }: { tone: Tone; children: ReactNode }): ReactNode {
  const Icon = ICONS[tone];
  return (
    <span className={styles.word} data-tone={tone}>
      <Icon aria-hidden size={16} strokeWidth={2} />
      {children}
    </span>
  );
}

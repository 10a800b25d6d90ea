import type { ReactNode } from 'react';
import type { CaseLine } from '../../graphql/contract';
import { useLanguage } from '../../language/useLanguage';
import styles from '../page/Page.module.css';

/** The deadline in cells, one a working day, always with its sentence. */
export function Clock({
  line,
}: {
  line: Pick<CaseLine, 'deadline' | 'workingDaysLeft' | 'state'>;
}): ReactNode {
  const { say, date } = useLanguage();
  const counted = line.deadline.days.filter((day) => day.counted).length;
  const past = Math.max(0, counted - Math.max(0, line.workingDaysLeft));
  const running = line.state === 'RECEIVED' || line.state === 'EXTENDED';
  const due = date(line.deadline.dueOn);
  const left = line.workingDaysLeft;
  return (
    <span>
      <span className={styles.clock} aria-hidden="true">
        {Array.from({ length: counted }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its position.
          <i key={index} data-past={index < past} />
        ))}
      </span>
      {running && left >= 0
        ? say(`还剩${left}个工作日，${due}到期`, `${left} working days left, due ${due}`)
        : running
          ? say(`逾期${-left}个工作日`, `${-left} working days overdue`)
          : say(`到期日 ${due}`, `due ${due}`)}
      {line.deadline.provisional ? say('（暂计）', ' (provisional)') : ''}
    </span>
  );
}

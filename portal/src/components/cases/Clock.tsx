import { CircleAlert, Clock3 } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { useLanguage } from '../../language/useLanguage';
import styles from './Clock.module.css';
import { type ClockLine, clockCells, isRunning } from './clockCells';

const SOON = 2;

/** The deadline in cells, one a working day, always with its sentence. */
export function Clock({ line }: { line: ClockLine }): ReactNode {
  const { say, date, today } = useLanguage();
  const { cells, due } = clockCells(line, today());
  const running = isRunning(line);
  const left = line.workingDaysLeft;
  const tone = !running ? 'done' : left < 0 ? 'over' : left <= SOON ? 'soon' : 'calm';
  const dueOn = date(line.deadline.dueOn);
  const used = cells.filter((cell) => cell.mark === 'answered').length;
  const answered =
    used === 0
      ? say('收到当日答复', 'answered on the day it was received')
      : say(`第${used}个工作日答复`, `answered on working day ${used}`);
  const sentence = !running
    ? line.answer
      ? answered
      : say(`到期日${dueOn}`, `due ${dueOn}`)
    : left >= 0
      ? say(`还剩${left}个工作日，${dueOn}到期`, `${left} working days left, due ${dueOn}`)
      : say(
          `逾期${-left}个工作日，${dueOn}已到期`,
          `${-left} working days overdue, was due ${dueOn}`,
        );
  return (
    <span className={styles.clock}>
      <span className={styles.cells} aria-hidden="true">
        {cells.map((cell, index) => (
          <Fragment key={cell.day}>
            {index === due ? <b className={styles.due} /> : null}
            <i data-mark={cell.mark} data-extended={cell.extended} />
          </Fragment>
        ))}
        {due >= cells.length ? <b className={styles.due} /> : null}
      </span>
      <span className={styles.sentence} data-tone={tone}>
        {tone === 'soon' ? <Clock3 aria-hidden size={16} strokeWidth={2} /> : null}
        {tone === 'over' ? <CircleAlert aria-hidden size={16} strokeWidth={2} /> : null}
        {sentence}
        {line.deadline.provisional ? say('（暂计）', ' (provisional)') : ''}
      </span>
    </span>
  );
}

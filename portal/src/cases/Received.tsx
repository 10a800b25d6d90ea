import { CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { CountedDays } from '../components/cases/CountedDays';
import { ButtonLink } from '../components/form/Button';
import page from '../components/page/Page.module.css';
import type { Deadline, Text } from '../graphql/contract';
import { useLanguage } from '../language/useLanguage';
import styles from './Received.module.css';

/** The receipt: its number, when the answer is due, and what happens next. */
export function Received({
  filed,
  then,
}: {
  filed: { number: string; deadline: Deadline };
  /** What follows from agreement. */
  then: Text;
}): ReactNode {
  const { say, text, date } = useLanguage();
  const due = date(filed.deadline.dueOn);
  return (
    <div className={page.text} role="status">
      <h1 className={styles.title}>
        <CircleCheck aria-hidden size={32} strokeWidth={1.75} />
        {say('申请已受理', 'Application received')}
      </h1>
      <p className={styles.number}>
        {say('受理编号', 'Receipt number')}{' '}
        <strong data-testid="receipt-number">{filed.number}</strong>
      </p>
      <p className={page.lead}>{say(`${due}前答复。`, `Answered by ${due}.`)}</p>
      <CountedDays deadline={filed.deadline} />
      <h2>{say('接下来', 'What comes next')}</h2>
      <ol>
        <li>{say('提供部门经办人看申请。', 'An officer of the provider reads it.')}</li>
        <li>
          {say(
            '确需延长的，经主要负责人同意，只一次，并告知您新的日期。',
            'If more time is needed the principal extends it, once, and you see the new date.',
          )}
        </li>
        <li>
          {say('答复在“我的”里。', 'The answer is under “Mine”. ')}
          {text(then)}
        </li>
      </ol>
      <div className={page.bar}>
        <ButtonLink to={`/me/cases/${filed.number}`}>{say('看进度', 'See progress')}</ButtonLink>
        <ButtonLink kind="secondary" to="/data">
          {say('回到目录', 'Back to the catalogue')}
        </ButtonLink>
      </div>
    </div>
  );
}

import type { ReactNode } from 'react';
import { ButtonLink } from '../components/form/Button';
import { useLanguage } from '../language/useLanguage';
import styles from './FirstSteps.module.css';

/** How one gets from here to the first row. */
export function FirstSteps(): ReactNode {
  const { say } = useLanguage();
  const steps = [
    [
      say('找到数据，看清条件', 'Find the data, see its terms'),
      say(
        '每个数据集写明开放属性、更新周期和字段口径。',
        'Each dataset states its openness, update cycle and fields.',
      ),
    ],
    [
      say('实名登录，领取密钥', 'Sign in, make a key'),
      say('经统一身份认证，当场可用。', 'After identity authentication it works at once.'),
    ],
    [
      say('取数，或提出申请', 'Read it, or apply'),
      say(
        '有条件开放的，勾选字段、写明用途；到期日当场告知。',
        'For conditional data choose fields and say what for; the due date is told at once.',
      ),
    ],
  ] as const;
  return (
    <section className={styles.steps} aria-label={say('怎样开始', 'How to begin')}>
      <ol>
        {steps.map(([title, body]) => (
          <li key={title}>
            <h3>{title}</h3>
            <p>{body}</p>
          </li>
        ))}
      </ol>
      <ButtonLink wide to="/build">
        {say('五分钟上手', 'Begin in five minutes')}
      </ButtonLink>
    </section>
  );
}

import type { ReactNode } from 'react';
import type { Text } from '../../graphql/contract';
import { useLanguage } from '../../language/useLanguage';
import { useViewer } from '../../viewer/Viewer';
import { Button, ButtonLink } from '../form/Button';
import styles from '../page/Page.module.css';
import type { Access } from './datasetQuery';

/** 你能用吗: the state in a sentence, and the one thing to do next. */
export function NextStep({
  slug,
  access,
  condition,
}: {
  slug: string;
  access: Access;
  condition: Text | null;
}): ReactNode {
  const { say, text, date } = useLanguage();
  const { signIn } = useViewer();
  const { state, application, grant } = access;
  const sentences: Record<Access['state'], string> = {
    SIGN_IN: say('登录后即可取用，无需审批。', 'Sign in and use it; no approval is needed.'),
    SIGN_IN_TO_APPLY: say(
      '需申请；提供部门10个工作日内答复。',
      'Needs an application, answered within 10 working days.',
    ),
    READABLE: say('可直接取用。', 'Yours to use.'),
    MAY_APPLY: say(
      '您可以申请；提供部门10个工作日内答复。',
      'You may apply; answered within 10 working days.',
    ),
    PENDING: application
      ? say(
          `办理中，${date(application.deadline.dueOn)}前答复。`,
          `Under way, answered by ${date(application.deadline.dueOn)}.`,
        )
      : '',
    GRANTED: grant
      ? say(`已授权，可用至${date(grant.until)}。`, `Granted until ${date(grant.until)}.`)
      : '',
    ENDED: say('授权已到期，可重新申请。', 'The grant has ended; you may apply again.'),
    WITHDRAWN: say(
      `授权已收回：${grant?.withdrawnReason ?? ''}`,
      `The grant was withdrawn: ${grant?.withdrawnReason ?? ''}`,
    ),
    NOT_RELEASED: say('数据尚未发布。', 'No data has been released yet.'),
  };
  const good = state === 'SIGN_IN' || state === 'READABLE' || state === 'GRANTED';
  return (
    <section
      className={styles.step}
      data-good={good}
      data-testid="next-step"
      data-state={state}
      aria-live="polite"
    >
      <header>
        <strong>{say('你能用吗', 'Can I have it')}</strong>
        <p style={{ margin: 0 }}>{sentences[state]}</p>
      </header>
      <div>
        {condition ? <p>{text(condition)}</p> : null}
        {state === 'SIGN_IN' ? (
          <Button onClick={signIn}>{say('登录并打开数据', 'Sign in and open')}</Button>
        ) : null}
        {state === 'SIGN_IN_TO_APPLY' ? (
          <Button onClick={signIn}>{say('登录并申请', 'Sign in to apply')}</Button>
        ) : null}
        {state === 'READABLE' || state === 'GRANTED' ? (
          <ButtonLink to="/me">{say('用接口取数', 'Get an API key')}</ButtonLink>
        ) : null}
        {state === 'MAY_APPLY' || state === 'ENDED' || state === 'WITHDRAWN' ? (
          <ButtonLink to={`/data/${slug}/apply`} testId="apply">
            {say('申请使用', 'Apply')}
          </ButtonLink>
        ) : null}
        {state === 'READABLE' ? (
          <ButtonLink kind="secondary" to={`/data/${slug}/apply`}>
            {say('申请其余字段', 'Apply for further fields')}
          </ButtonLink>
        ) : null}
        {application ? (
          <ButtonLink to={`/me/cases/${application.number}`}>
            {say('看进度', 'See progress')}
          </ButtonLink>
        ) : null}
      </div>
    </section>
  );
}

import { Check, FilePenLine, LogIn, Terminal } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Text } from '../../graphql/contract';
import { useLanguage } from '../../language/useLanguage';
import { useViewer } from '../../viewer/Viewer';
import { Button, ButtonLink } from '../form/Button';
import { OpennessWord } from '../openness/Openness';
import { Facts } from '../page/Facts';
import type { DatasetDetail } from './datasetQuery';
import styles from './NextStep.module.css';
import { type Step, stepOf } from './step';

/** 现在能做什么: the state in a sentence, and the one thing to do next. */
export function NextStep({ dataset }: { dataset: DatasetDetail }): ReactNode {
  const { say, text, date } = useLanguage();
  const { viewer, signIn } = useViewer();
  const { access, slug, fields, openness, opennessCondition } = dataset;
  const { application, grant } = access;
  const step = stepOf(access.state, viewer);
  const readable = fields.filter((field) => field.access === 'READABLE').length;
  const further = fields.some((field) => field.access === 'APPLY');
  return (
    <section
      className={styles.step}
      data-tone={step === 'READ' || openness === 'UNCONDITIONAL' ? 'good' : 'careful'}
      data-testid="next-step"
      data-state={access.state}
      aria-live="polite"
      aria-label={say('现在能做什么', 'What I may do now')}
    >
      <header>
        <h2>
          <OpennessWord value={openness} />
        </h2>
        <p>{text(sentence(step, dataset, date))}</p>
      </header>
      <div className={styles.body}>
        {opennessCondition && step !== 'READ' ? (
          <p className={styles.condition}>
            <strong>{say('条件', 'Condition')}</strong> {text(opennessCondition)}
          </p>
        ) : null}
        {step === 'SIGN_IN' ? (
          <Button wide onClick={signIn}>
            <LogIn aria-hidden size={18} strokeWidth={1.75} />
            {access.state === 'SIGN_IN_TO_APPLY'
              ? say('登录并申请', 'Sign in to apply')
              : say('登录并打开数据', 'Sign in and open')}
          </Button>
        ) : null}
        {step === 'AUTHENTICATE' ? (
          <Button wide onClick={signIn}>
            <Check aria-hidden size={18} strokeWidth={1.75} />
            {say('已完成认证，重新登录', 'Authenticated? Sign in again')}
          </Button>
        ) : null}
        {step === 'READ' ? (
          <>
            <ButtonLink wide to={`/data/${slug}?tab=data`}>
              {say('打开数据', 'Open the data')}
            </ButtonLink>
            <ButtonLink wide kind="secondary" to={`/data/${slug}?tab=build`}>
              <Terminal aria-hidden size={18} strokeWidth={1.75} />
              {say('用接口取数', 'Read it by API')}
            </ButtonLink>
          </>
        ) : null}
        {step === 'APPLY' ? (
          <ButtonLink wide to={`/data/${slug}/apply`} testId="apply">
            <FilePenLine aria-hidden size={18} strokeWidth={1.75} />
            {access.state === 'MAY_APPLY'
              ? say('申请使用', 'Apply for it')
              : say('重新申请', 'Apply again')}
          </ButtonLink>
        ) : null}
        {application ? (
          <ButtonLink wide to={`/me/cases/${application.number}`}>
            {say('看进度', 'See progress')}
          </ButtonLink>
        ) : null}
        {step === 'SIGN_IN' || step === 'APPLY' ? (
          <ButtonLink wide kind="secondary" to={`/data/${slug}?tab=data`}>
            {say('看合成样例', 'See the synthetic sample')}
          </ButtonLink>
        ) : null}
        {step === 'READ' && further && !application ? (
          <ButtonLink wide kind="plain" to={`/data/${slug}/apply`}>
            {say('申请其余字段', 'Apply for further fields')}
          </ButtonLink>
        ) : null}
        {step === 'READ' || application ? (
          <Facts
            facts={[
              step === 'READ' && [
                say('可用字段', 'Fields to use'),
                say(`${readable}个，共${fields.length}个`, `${readable} of ${fields.length}`),
              ],
              step === 'READ' && grant && [say('有效期', 'Valid'), date(grant.until)],
              application && [say('到期', 'Due'), date(application.deadline.dueOn)],
              application && [
                say('办件号', 'Case'),
                <code key="number">{application.number}</code>,
              ],
            ]}
          />
        ) : null}
      </div>
    </section>
  );
}

function sentence(
  step: Step,
  { access, openness }: DatasetDetail,
  date: (value: string) => string,
): Text {
  const { state, application, grant } = access;
  switch (step) {
    case 'SIGN_IN':
      return state === 'SIGN_IN'
        ? {
            zh: '实名登录后即可取用，无需审批。',
            en: 'Sign in with authenticated identity and use it; no approval is needed.',
          }
        : {
            zh: '登录后可提出申请，提供部门十个工作日内答复。先看字段与合成样例。',
            en: 'Sign in to apply; answered within ten working days. Fields and a synthetic sample are here.',
          };
    case 'AUTHENTICATE':
      return {
        zh: '您已登录，但身份只到基本级别。取用和申请都须先在统一认证平台完成实名认证，再重新登录。',
        en: 'You are signed in, at the basic level only. Using data or applying for it needs identity authentication at your identity provider; then sign in again.',
      };
    case 'READ':
      return state === 'GRANTED' && grant
        ? {
            zh: `已授权，可用至${date(grant.until)}。`,
            en: `Granted until ${date(grant.until)}.`,
          }
        : {
            zh:
              openness === 'UNCONDITIONAL'
                ? '您已实名登录，可以直接取用。使用须注明来源。'
                : '无条件的字段可以直接取用。',
            en:
              openness === 'UNCONDITIONAL'
                ? 'You are authenticated and may use it. Name the source.'
                : 'The unconditional fields are yours to use.',
          };
    case 'APPLY':
      if (state === 'ENDED')
        return { zh: '授权已到期，可重新申请。', en: 'The grant has ended; you may apply again.' };
      if (state === 'WITHDRAWN')
        return {
          zh: `授权已收回：${grant?.withdrawnReason ?? ''}`,
          en: `The grant was withdrawn: ${grant?.withdrawnReason ?? ''}`,
        };
      return {
        zh: '您可以申请。提供部门十个工作日内答复。',
        en: 'You may apply; answered within ten working days.',
      };
    case 'WAIT':
      return application
        ? {
            zh: `申请已受理，${date(application.deadline.dueOn)}前答复，还剩${application.workingDaysLeft}个工作日。`,
            en: `Received; answered by ${date(application.deadline.dueOn)}, ${application.workingDaysLeft} working days left.`,
          }
        : { zh: '申请办理中。', en: 'The application is under way.' };
    case 'NONE':
      return { zh: '数据尚未发布。', en: 'No data has been released yet.' };
  }
}

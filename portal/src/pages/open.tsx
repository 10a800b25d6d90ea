import type { ReactNode } from 'react';
import { EmptyState } from '../components/feedback/EmptyState';
import { Failure } from '../components/feedback/Failure';
import { ButtonLink } from '../components/form/Button';
import { Figures } from '../components/page/Figures';
import { Page } from '../components/page/Page';
import styles from '../components/page/Page.module.css';
import { operation } from '../graphql/client';
import type { OpenFigures } from '../graphql/contract';
import { useQuery } from '../graphql/useQuery';
import { useLanguage } from '../language/useLanguage';
import { song } from '../song/strings';
import songStyles from '../song/Song.module.css';

const figuresQuery = operation<{
  openFigures: Pick<OpenFigures, 'casesAnswered' | 'answeredInTime' | 'medianWorkingDays'>;
}>('query Open { openFigures { casesAnswered answeredInTime medianWorkingDays } }');
const nothing = {};

/** 公开: how well the system keeps its word. */
export default function Open(): ReactNode {
  const { say, text, number } = useLanguage();
  const query = useQuery(figuresQuery, nothing);
  const figures = query.data?.openFigures;
  return (
    <Page title={text(song.open)} crumbs={[]}>
      <h1 className={songStyles.song}>{text(song.open)}</h1>
      <p className={styles.lead}>
        {say(
          '依据《洛阳市政务数据资源共享管理暂行办法》（洛政办〔2020〕39号）：目录任何人可查；无条件开放数据经身份认证直接获取；有条件开放数据十个工作日内答复。守没守住，这里看得到。',
          'Under 洛政办〔2020〕39号 anyone reads the catalogue, unconditional data follows identity authentication, and conditional data is answered within ten working days. Whether that is kept is seen here.',
        )}
      </p>
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      {figures?.casesAnswered === 0 ? (
        <EmptyState
          title={say('还没有已答复的申请', 'No application has been answered yet')}
          actions={
            <ButtonLink to="/data?openness=CONDITIONAL">
              {say('看可以申请的数据', 'See what can be applied for')}
            </ButtonLink>
          }
        >
          {say(
            '第一件答复之后，这里有按期答复率和答复用时的中位数。',
            'After the first answer, this shows the share answered in time and the median time.',
          )}
        </EmptyState>
      ) : null}
      {figures && figures.casesAnswered > 0 ? (
        <Figures
          figures={[
            {
              label: say('已答复', 'Answered'),
              value: number(figures.casesAnswered),
              unit: say('件', ''),
            },
            {
              label: say('按期答复', 'Answered in time'),
              value: number((100 * figures.answeredInTime) / figures.casesAnswered),
              unit: '%',
              evidence: say(
                `${figures.casesAnswered}件中${figures.answeredInTime}件`,
                `${figures.answeredInTime} of ${figures.casesAnswered}`,
              ),
            },
            {
              label: say('答复用时中位数', 'Median time to the answer'),
              value: figures.medianWorkingDays === null ? '—' : number(figures.medianWorkingDays),
              unit: figures.medianWorkingDays === null ? '' : say('个工作日', 'working days'),
              evidence:
                figures.medianWorkingDays === null
                  ? say('满五件后统计', 'counted from five answers on')
                  : say('法定十个工作日', 'the rule is ten working days'),
            },
          ]}
        />
      ) : null}
      <h2>{say('办件台账', 'Ledger of cases')}</h2>
      <p className={styles.text}>
        {say(
          '每一件何时收到、何时到期、何时答复、结果和依据是什么。',
          'When each case was received, due and answered, with what outcome and on which basis.',
        )}
      </p>
      <p className={styles.bar}>
        <ButtonLink kind="secondary" to="/open/ledger">
          {say('看台账', 'See the ledger')}
        </ButtonLink>
      </p>
      <h2>{say('工作日历', 'Calendar of working days')}</h2>
      <p className={styles.text}>
        {say(
          '到期日怎样算：哪天放假，哪个周末上班；输入日期，看到期日。',
          'How due dates are reckoned: which days are off, which weekend days are worked; enter a day and see the date.',
        )}
      </p>
      <p className={styles.bar}>
        <ButtonLink kind="secondary" to="/open/calendar">
          {say('看日历', 'See the calendar')}
        </ButtonLink>
      </p>
      <h2>{say('不予开放的', 'What is not opened')}</h2>
      <p className={styles.text}>
        {say(
          '哪些资源不予开放、事由和依据是什么、何时复核。',
          'Which resources are not opened, on what ground and basis, and when that is reviewed.',
        )}
      </p>
      <p className={styles.bar}>
        <ButtonLink kind="secondary" to="/not-opened">
          {say('看登记', 'See the register')}
        </ButtonLink>
      </p>
    </Page>
  );
}

import type { ReactNode } from 'react';
import { Page } from '../components/page/Page';
import styles from '../components/page/Page.module.css';
import { operation } from '../graphql/client';
import { useQuery } from '../graphql/useQuery';
import { useLanguage } from '../language/useLanguage';

const figuresQuery = operation<{
  openFigures: {
    applicationsAnswered: number;
    answeredInTime: number;
    medianWorkingDays: number | null;
  };
}>('query Open { openFigures { applicationsAnswered answeredInTime medianWorkingDays } }');
const nothing = {};

/** 公开: how well the system keeps its word. */
export default function Open(): ReactNode {
  const { say, number } = useLanguage();
  const figures = useQuery(figuresQuery, nothing).data?.openFigures;
  return (
    <Page title={say('公开', 'Open')}>
      <h1>{say('公开', 'Open')}</h1>
      <p className={styles.lead}>
        {say(
          '依据《洛阳市政务数据资源共享管理暂行办法》（洛政办〔2020〕39号）：目录任何人可查；无条件开放数据经身份认证直接获取；有条件开放数据10个工作日内答复。',
          'Under 洛政办〔2020〕39号: anyone reads the catalogue; unconditional data after identity authentication; conditional data answered within 10 working days.',
        )}
      </p>
      {figures ? (
        figures.applicationsAnswered === 0 ? (
          <p>{say('还没有已答复的申请。', 'No application has been answered yet.')}</p>
        ) : (
          <div className={styles.figures}>
            <span>
              {say('已答复', 'Answered')}
              <strong>{number(figures.applicationsAnswered)}</strong>
            </span>
            <span>
              {say('按期', 'In time')}
              <strong>{number(figures.answeredInTime)}</strong>
            </span>
            {figures.medianWorkingDays === null ? null : (
              <span>
                {say('中位工作日', 'Median working days')}
                <strong>{number(figures.medianWorkingDays)}</strong>
              </span>
            )}
          </div>
        )
      ) : null}
    </Page>
  );
}

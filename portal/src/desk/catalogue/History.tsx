import type { ReactNode } from 'react';
import timeline from '../../components/cases/Timeline.module.css';
import { useLanguage } from '../../language/useLanguage';
import { elementWords } from './elements';
import type { EntryAction, EntryStep } from './entryQuery';
import { actionWords } from './entryWords';

/** Steps of the department stand hollow, those of the reviewers filled. */
const OF_DEPARTMENT = new Set<EntryAction>(['SAVE', 'REVIEW_SECRECY', 'SUBMIT']);

/** What happened to an entry: who, when, why. */
export function History({ steps }: { steps: EntryStep[] }): ReactNode {
  const { minute } = useLanguage();
  return (
    <ol className={timeline.timeline}>
      {steps.map((step) => (
        <li key={step.takenAt + step.action} data-applicant={OF_DEPARTMENT.has(step.action)}>
          <time dateTime={step.takenAt}>{minute(step.takenAt)}</time>
          <div>
            <strong>{actionWords[step.action]}</strong>
            <span>
              {' '}
              · 第{step.version}版 · {step.takenBy}
              {step.takenAs ? `，${step.takenAs}` : ''}
            </span>
            {step.opinion ? <p>{step.opinion}</p> : null}
            {step.remarks.map(({ element, remark }) => (
              <p key={element}>
                {elementWords(element)}：{remark}
              </p>
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}

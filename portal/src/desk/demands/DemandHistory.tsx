import type { ReactNode } from 'react';
import timeline from '../../components/cases/Timeline.module.css';
import { useLanguage } from '../../language/useLanguage';
import type { DemandAction, DemandDetail } from './demandQuery';
import { actionWords, groundWords } from './demandWords';

/** Steps of the department that asks stand hollow, those of the others filled. */
const OF_ASKER = new Set<DemandAction>(['SUBMIT', 'WITHDRAW']);

/** What happened to a demand: versions and steps in one order, with who, when and why. */
export function DemandHistory({
  demand: { versions, steps },
}: {
  demand: DemandDetail;
}): ReactNode {
  const { minute } = useLanguage();
  const events = [
    ...versions.map(({ number, reason, madeBy, madeAt }) => ({
      at: madeAt,
      asker: true,
      what: '起草',
      who: `第${number}版 · ${madeBy}`,
      said: [reason],
    })),
    ...steps.map((step) => ({
      at: step.takenAt,
      asker: OF_ASKER.has(step.action),
      what: step.provider ? `分派给${step.provider.zh}` : actionWords[step.action],
      who: `${step.takenBy}，${step.takenAs}`,
      said: [
        step.list === null ? '' : `随第${step.list}号清单`,
        step.ground ? groundWords[step.ground] : '',
        step.legalBasis ?? '',
        step.opinion ?? '',
      ],
    })),
  ].toSorted((a, b) => a.at.localeCompare(b.at));
  return (
    <ol className={timeline.timeline}>
      {events.map(({ at, asker, what, who, said }) => (
        <li key={at + what} data-applicant={asker}>
          <time dateTime={at}>{minute(at)}</time>
          <div>
            <strong>{what}</strong>
            <span> · {who}</span>
            {said
              .filter((words) => words !== '')
              .map((words) => (
                <p key={words}>{words}</p>
              ))}
          </div>
        </li>
      ))}
    </ol>
  );
}

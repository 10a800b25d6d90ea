import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import { useLanguage } from '../../language/useLanguage';
import { caseStateWords, eventWords, outcomeWords } from '../../language/words';
import { Clock } from './Clock';
import { CountedDays } from './CountedDays';
import type { CaseDetail } from './caseQuery';

/** A case as both sides see it: what was asked, the clock, the answer, what has happened. */
export function CaseFacts({ found }: { found: CaseDetail }): ReactNode {
  const { say, text, date, time } = useLanguage();
  const names = (
    fields: CaseDetail['fields'][number][] | { title: { zh: string; en: string } }[],
  ) => fields.map((field) => text(field.title)).join('、');
  const { answer } = found;
  return (
    <>
      <h1>{found.number}</h1>
      <p>
        <strong>{text(caseStateWords[found.state])}</strong> · <Clock line={found} />
      </p>
      <CountedDays deadline={found.deadline} />
      <h2>{say('申请', 'Application')}</h2>
      <p>
        <Link to={`/data/${found.dataset.slug}`}>{text(found.dataset.title)}</Link>
      </p>
      <p>
        {say('申请人', 'Applicant')}：{found.applicant.name}（{found.filedBy}）
      </p>
      <p>
        {say('字段', 'Fields')}：{names(found.fields)}
      </p>
      <p>
        {say('用途', 'Purpose')}：{found.purpose}
      </p>
      <p>
        {say('用到', 'Until')}：{date(found.requestedUntil)}
      </p>
      {answer ? (
        <>
          <h2>{say('答复', 'Answer')}</h2>
          <p data-testid="outcome">
            <strong>{text(outcomeWords[answer.outcome])}</strong> · {date(answer.answeredAt)}
          </p>
          {answer.fields.length > 0 ? (
            <p>
              {say('同意的字段', 'Fields agreed to')}：{names(answer.fields)}
              {answer.until
                ? say(`，至${date(answer.until)}`, `, until ${date(answer.until)}`)
                : ''}
            </p>
          ) : null}
          {answer.reason ? (
            <p>
              {say('理由', 'Reason')}：{answer.reason}
            </p>
          ) : null}
          {answer.legalBasis ? (
            <p>
              {say('依据', 'Legal basis')}：《{answer.legalBasis.title}》{answer.legalBasis.article}
            </p>
          ) : null}
        </>
      ) : null}
      <h2>{say('经过', 'What has happened')}</h2>
      <ol>
        {found.timeline.map((event) => (
          <li key={event.at + event.what}>
            {time(event.at)} {text(eventWords[event.what])} · {event.who} {event.note ?? ''}
          </li>
        ))}
      </ol>
    </>
  );
}

import type { ReactNode } from 'react';
import type { Text } from '../../graphql/contract';
import { useLanguage } from '../../language/useLanguage';
import { caseStateWords, outcomeWords } from '../../language/words';
import { Facts } from '../page/Facts';
import styles from '../page/Page.module.css';
import { AskedFacts } from './AskedFacts';
import { Clock } from './Clock';
import { CountedDays } from './CountedDays';
import { Timeline } from './Timeline';
import type { CaseDetail } from './caseQuery';

/** A case as both sides see it: what was asked, the clock, the answer, what has happened. */
export function CaseFacts({
  found,
  folder,
  children,
}: {
  found: CaseDetail;
  folder: string;
  /** What the reader is asked to do now, before everything else. */
  children?: ReactNode;
}): ReactNode {
  const { say, text, date } = useLanguage();
  const names = (fields: { title: Text }[]) =>
    fields.map((field) => text(field.title)).join(say('、', ', '));
  const { answer, completion, carryingOut } = found;
  return (
    <>
      <h1 className={styles.code}>{found.number}</h1>
      <p>{text(found.title)}</p>
      <p className={styles.bar}>
        <strong>{text(caseStateWords[found.state])}</strong>
        <Clock line={found} />
      </p>
      <CountedDays deadline={found.deadline} />
      {children}
      {answer ? (
        <section aria-labelledby="answer">
          <h2 id="answer">{say('答复', 'Answer')}</h2>
          <p data-testid="outcome">
            <strong>{text(outcomeWords[answer.outcome])}</strong> · {date(answer.answeredAt)}
          </p>
          <Facts
            facts={[
              answer.fields.length > 0 && [
                say('同意的字段', 'Fields agreed to'),
                names(answer.fields),
              ],
              answer.until && [say('可用到', 'Until'), date(answer.until)],
              answer.reason && [say('理由', 'Reason'), answer.reason],
              answer.legalBasis && [
                say('依据', 'Legal basis'),
                `《${answer.legalBasis.title}》${answer.legalBasis.article}`,
              ],
            ]}
          />
        </section>
      ) : null}
      {completion ? (
        <section aria-labelledby="completion">
          <h2 id="completion">{say('补正', 'Completion')}</h2>
          <Facts
            facts={[
              [say('缺什么', 'What is missing'), completion.missing],
              [
                say('已补充', 'Added'),
                completion.supplement ?? say('还没有；期限照常计算', 'Not yet; the clock runs on'),
              ],
            ]}
          />
        </section>
      ) : null}
      {carryingOut ? (
        <section aria-labelledby="done">
          <h2 id="done">{say('办成', 'Carried out')}</h2>
          <p>
            {date(carryingOut.at)} · {carryingOut.note}
          </p>
        </section>
      ) : null}
      <section aria-labelledby="asked">
        <h2 id="asked">{say('申请', 'Application')}</h2>
        <AskedFacts found={found} folder={folder} />
      </section>
      <section aria-labelledby="events">
        <h2 id="events">{say('经过', 'What has happened')}</h2>
        <Timeline events={found.timeline} />
      </section>
    </>
  );
}

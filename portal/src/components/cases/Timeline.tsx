import type { ReactNode } from 'react';
import type { CaseEvent } from '../../graphql/contract';
import { useLanguage } from '../../language/useLanguage';
import { eventWords } from '../../language/words';
import styles from './Timeline.module.css';

/** The applicant's steps stand hollow, the department's filled. */
const BY_APPLICANT = new Set<CaseEvent['what']>(['RECEIVED', 'COMPLETED', 'WITHDRAWN']);

export function Timeline({ events }: { events: CaseEvent[] }): ReactNode {
  const { text, time } = useLanguage();
  return (
    <ol className={styles.timeline}>
      {events.map((event) => (
        <li key={event.at + event.what} data-applicant={BY_APPLICANT.has(event.what)}>
          <time dateTime={event.at}>{time(event.at)}</time>
          <div>
            <strong>{text(eventWords[event.what])}</strong>
            {event.who ? <span> · {event.who}</span> : null}
            {event.note ? <p>{event.note}</p> : null}
            {event.recount ? <Recounted recount={event.recount} /> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Recounted({ recount }: { recount: NonNullable<CaseEvent['recount']> }): ReactNode {
  const { say, date } = useLanguage();
  const { wasDueAt, dueAt, provisional, document } = recount;
  return (
    <p>
      {wasDueAt === dueAt
        ? say(`仍为${date(dueAt)}`, `Still ${date(dueAt)}`)
        : say(`由${date(wasDueAt)}改为${date(dueAt)}`, `From ${date(wasDueAt)} to ${date(dueAt)}`)}
      {provisional ? say('（暂计）', ' (provisional)') : ''}
      {document ? say(`，依据${document}`, `, after ${document}`) : ''}
    </p>
  );
}

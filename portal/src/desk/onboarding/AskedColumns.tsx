import type { ReactNode } from 'react';
import { EmptyState } from '../../components/feedback/EmptyState';
import { Failure } from '../../components/feedback/Failure';
import { Opening } from '../../components/feedback/Opening';
import page from '../../components/page/Page.module.css';
import { useAct } from '../../graphql/useAct';
import { call } from '../../http/call';
import { useCall } from '../../http/useCall';
import { useLanguage } from '../../language/useLanguage';
import type { AskedColumn, Audience } from './contract';
import { AudienceInput } from './questions/AudienceInput';

const ADDRESS = '/deliveries/asked-columns';
const ANSWERS: Audience[] = ['EVERYONE', 'AFTER_APPLICATION', 'NOBODY'];

/** Columns about which departments ask who may see them (M31); the answer is the Bureau's decision. */
export function AskedColumns(): ReactNode {
  const query = useCall<{ columns: AskedColumn[] }>(ADDRESS);
  const columns = query.data?.columns;
  return (
    <section aria-labelledby="asked-columns">
      <h2 id="asked-columns">被问到的列</h2>
      <p className={page.text}>
        部门在上架台拿不准一列谁能看。答复即决定，记进该部门的词汇表；看不到数据。
      </p>
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      {columns === undefined && !query.error ? <Opening /> : null}
      {columns?.length === 0 ? <EmptyState title="没有等待答复的列" /> : null}
      {columns && columns.length > 0 ? (
        <ul className={page.rows}>
          {columns.map((column) => (
            <Column key={column.id} column={column} done={query.reload} />
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function Column({ column, done }: { column: AskedColumn; done: () => void }): ReactNode {
  const { minute } = useLanguage();
  const { act, busy, failure } = useAct();
  const { id, departmentName, header, question, askedBy, askedAt } = column;
  return (
    <li data-testid="asked-column">
      <h3>
        {header}（{departmentName}）
      </h3>
      <p className={page.text}>{question}</p>
      <p className={page.meta}>
        {askedBy}，{minute(askedAt)}
      </p>
      <AudienceInput
        store={`asked-column:${id}`}
        subject={header}
        audiences={ANSWERS}
        field={{
          name: header,
          title: { zh: header, en: '' },
          type: 'STRING',
          sensitivity: 'NONE',
          openness: 'UNCONDITIONAL',
        }}
        untreated="照部门提出的办法"
        busy={busy}
        failure={failure}
        send={(answer, sent) =>
          void act(async () => {
            await call('POST', `${ADDRESS}/${id}`, { body: { answer } });
            sent();
            done();
          })
        }
      />
    </li>
  );
}

import type { ReactNode } from 'react';
import { Failure } from '../../../components/feedback/Failure';
import page from '../../../components/page/Page.module.css';
import { useAct } from '../../../graphql/useAct';
import { call } from '../../../http/call';
import type { Bench, BenchTable } from '../contract';
import { EntryChoice, useOwnEntries } from '../questions/EntryChoice';
import { EntryElements } from '../questions/EntryElements';
import styles from './Tables.module.css';

/** Puts a wrong match right: the table fills another entry, or gets one of its own. */
export function OtherEntry({
  bench,
  table,
  changed,
}: {
  bench: Bench;
  table: BenchTable;
  changed: () => void;
}): ReactNode {
  const entries = useOwnEntries();
  const { act, busy, failure } = useAct();
  const answer = (said: object) =>
    act(async () => {
      await call('POST', `/deliveries/batches/${bench.id}/answers`, {
        body: {
          question: 'entries',
          answer: { tables: [table.key], ...said },
          basedOn: bench.basedOn,
        },
      });
      changed();
    });
  return (
    <div className={styles.panel}>
      <p className={page.note}>选这张表填入的条目，或写明主题和分类，另编一条。</p>
      <div className={styles.choice}>
        <EntryChoice
          title={table.title}
          entries={entries}
          current={table.entry?.slug}
          busy={busy}
          choose={(slug) => void answer({ slug })}
        />
      </div>
      <EntryElements
        store={`bench:${bench.id}:entry:${table.key}`}
        words="另编一条"
        busy={busy}
        failure={failure}
        send={(elements, sent) => void answer(elements).then(sent)}
      />
      {failure && !failure.argument?.startsWith('answer.') ? <Failure error={failure} /> : null}
    </div>
  );
}

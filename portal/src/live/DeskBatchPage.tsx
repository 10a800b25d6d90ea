import { useHistory, useLocation } from '@docusaurus/router';
import { type ReactNode, useRef } from 'react';
import { useAddress } from '../address/useAddress';
import { EmptyState } from '../components/feedback/EmptyState';
import { Failure } from '../components/feedback/Failure';
import { Opening } from '../components/feedback/Opening';
import { ButtonLink } from '../components/form/Button';
import { nameAt } from '../components/page/nameAt';
import page from '../components/page/Page.module.css';
import { type DeskHolder, DeskPage, REVIEW_READERS } from '../desk/frame/DeskPage';
import { StateWord } from '../desk/frame/StateWord';
import { BatchEntries } from '../desk/reviews/BatchEntries';
import { BatchMember } from '../desk/reviews/BatchMember';
import { BatchProgress } from '../desk/reviews/BatchProgress';
import { batchQuery } from '../desk/reviews/batchQuery';
import { batchStateWords, batchTones } from '../desk/reviews/batchStanding';
import styles from '../desk/reviews/Reviews.module.css';
import { NextStep } from '../desk/reviews/NextStep';
import { useQuery } from '../graphql/useQuery';
import { useLanguage } from '../language/useLanguage';

/** One review batch: how far it is, the one thing to do next, and each entry element by element. */
export default function DeskBatchPage(): ReactNode {
  const id = nameAt(useLocation().pathname, -1);
  return (
    <DeskPage
      title="审核批次"
      posts={REVIEW_READERS}
      crumbs={[{ to: '/desk/reviews', words: '批量审核' }]}
    >
      {(holder) => (id === undefined ? <Opening /> : <Batch id={id} holder={holder} />)}
    </DeskPage>
  );
}

function Batch({ id, holder }: { id: string; holder: DeskHolder }): ReactNode {
  const { minute } = useLanguage();
  const history = useHistory();
  const { params } = useAddress();
  const current = params?.get('entry') ?? undefined;
  const query = useQuery(batchQuery, { id });
  const batch = query.data?.reviewBatch;
  const rail = useRef<HTMLElement>(null);
  if (batch === null)
    return (
      <EmptyState
        heading="h1"
        title="没有这个批次"
        actions={<ButtonLink to="/desk/reviews">看批次列表</ButtonLink>}
      />
    );
  if (batch === undefined)
    return query.error ? <Failure error={query.error} retry={query.reload} /> : <Opening />;
  const acts = holder.post === 'BUREAU_REVIEWER';
  return (
    <>
      <h1>审核批次第{batch.number}批</h1>
      <p className={page.bar} data-testid="batch-state" data-state={batch.state}>
        <StateWord tone={batchTones[batch.state]}>{batchStateWords[batch.state]}</StateWord>
        <span className={page.note}>
          {batch.openedBy}，{minute(batch.openedAt)}开批；{batch.entries.length}条，无发现
          {batch.clean}条，抽样{batch.sampleSize}条
        </span>
      </p>
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      <div className={page.split} data-elder-column>
        <div className={styles.column}>
          {current === undefined ? null : (
            <BatchMember
              batch={batch}
              slug={current}
              post={holder.post}
              changed={query.reload}
              onward={() => {
                history.push(`/desk/reviews/${id}`);
                rail.current?.focus();
              }}
            />
          )}
          <h2>本批条目</h2>
          <BatchEntries batch={batch} members={batch.entries} current={current} />
        </div>
        <aside className={`${page.rail} ${styles.rail}`} ref={rail} tabIndex={-1}>
          <BatchProgress batch={batch} members={batch.entries} />
          {acts ? (
            <NextStep
              batch={batch}
              members={batch.entries}
              current={current}
              reload={query.reload}
            />
          ) : null}
        </aside>
      </div>
    </>
  );
}

import { useHistory, useLocation } from '@docusaurus/router';
import { type ReactNode, useRef } from 'react';
import { useAddress } from '../address/useAddress';
import { EmptyState } from '../components/feedback/EmptyState';
import { Failure } from '../components/feedback/Failure';
import { Opening } from '../components/feedback/Opening';
import { ButtonLink } from '../components/form/Button';
import { nameAt } from '../components/page/nameAt';
import page from '../components/page/Page.module.css';
import { COMPILERS, DeskPage } from '../desk/frame/DeskPage';
import { StateWord } from '../desk/frame/StateWord';
import { secrecyBatchQuery } from '../desk/secrecy/batchQuery';
import { ConfirmSecrecy } from '../desk/secrecy/ConfirmSecrecy';
import styles from '../desk/secrecy/Secrecy.module.css';
import { SecrecyEntries } from '../desk/secrecy/SecrecyEntries';
import { SecrecyMemberPanel } from '../desk/secrecy/SecrecyMemberPanel';
import { secrecyStateWords, secrecyTones } from '../desk/secrecy/secrecyWords';
import { useQuery } from '../graphql/useQuery';
import { useLanguage } from '../language/useLanguage';

/** One batch of secrecy reviews: what was decided of each column, what is left to open, and the confirmation. */
export default function DeskSecrecyPage(): ReactNode {
  const id = nameAt(useLocation().pathname, -1);
  return (
    <DeskPage
      title="保密审查批次"
      posts={COMPILERS}
      crumbs={[{ to: '/desk/secrecy', words: '保密审查' }]}
    >
      {() => (id === undefined ? <Opening /> : <Batch id={id} />)}
    </DeskPage>
  );
}

function Batch({ id }: { id: string }): ReactNode {
  const { minute } = useLanguage();
  const history = useHistory();
  const { params } = useAddress();
  const current = params?.get('entry') ?? undefined;
  const query = useQuery(secrecyBatchQuery, { id });
  const batch = query.data?.secrecyBatch;
  const rail = useRef<HTMLElement>(null);
  if (batch === null)
    return (
      <EmptyState
        heading="h1"
        title="没有这个批次"
        actions={<ButtonLink to="/desk/secrecy">看批次列表</ButtonLink>}
      />
    );
  if (batch === undefined)
    return query.error ? <Failure error={query.error} retry={query.reload} /> : <Opening />;
  return (
    <>
      <h1>保密审查第{batch.number}批</h1>
      <p className={page.bar} data-testid="secrecy-state" data-state={batch.state}>
        <StateWord tone={secrecyTones[batch.state]}>{secrecyStateWords[batch.state]}</StateWord>
        <span className={page.note}>
          {batch.openedBy}，{minute(batch.openedAt)}开批；{batch.entries.length}条，例外
          {batch.entries.length - batch.plain}条，抽样{batch.sampleSize}条
        </span>
      </p>
      {batch.opinion ? <p>审查意见：{batch.opinion}</p> : null}
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      <div className={page.split} data-elder-column>
        <div className={styles.column}>
          {current === undefined ? null : (
            <SecrecyMemberPanel
              key={current}
              batch={batch}
              slug={current}
              onward={() => {
                history.push(`/desk/secrecy/${id}`);
                query.reload();
                rail.current?.focus();
              }}
            />
          )}
          <h2>本批条目</h2>
          <SecrecyEntries batch={batch} members={batch.entries} current={current} />
        </div>
        <aside className={`${page.rail} ${styles.rail}`} ref={rail} tabIndex={-1}>
          <ConfirmSecrecy
            batch={batch}
            members={batch.entries}
            current={current}
            reload={query.reload}
          />
        </aside>
      </div>
    </>
  );
}

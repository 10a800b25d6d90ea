import { useLocation } from '@docusaurus/router';
import type { ReactNode } from 'react';
import { EmptyState } from '../components/feedback/EmptyState';
import { Failure } from '../components/feedback/Failure';
import { Opening } from '../components/feedback/Opening';
import { ButtonLink } from '../components/form/Button';
import { nameAt } from '../components/page/nameAt';
import page from '../components/page/Page.module.css';
import { EntryActions } from '../desk/catalogue/EntryActions';
import { EntryElements } from '../desk/catalogue/EntryElements';
import { EntryFields } from '../desk/catalogue/EntryFields';
import { type ElementRemark, type EntryDetail, entryQuery } from '../desk/catalogue/entryQuery';
import { nextWords, stateWords, toneOf } from '../desk/catalogue/entryWords';
import { FindingNotes } from '../desk/catalogue/Findings';
import { History } from '../desk/catalogue/History';
import { Versions } from '../desk/catalogue/Versions';
import { DeskPage } from '../desk/frame/DeskPage';
import { StateWord } from '../desk/frame/StateWord';
import { useQuery } from '../graphql/useQuery';
import { useKept } from '../kept/useKept';

/** One entry of the catalogue being compiled: read, reviewed element by element, and moved on. */
export default function DeskEntryPage(): ReactNode {
  const slug = nameAt(useLocation().pathname, -1);
  return (
    <DeskPage title="目录条目" crumbs={[{ to: '/desk/catalogue', words: '目录' }]}>
      {() => (slug === undefined ? <Opening /> : <Found slug={slug} />)}
    </DeskPage>
  );
}

function Found({ slug }: { slug: string }): ReactNode {
  const query = useQuery(entryQuery, { slug });
  const entry = query.data?.catalogueEntry;
  if (entry === null)
    return (
      <EmptyState
        heading="h1"
        title="没有这一条，或不归本岗位办理"
        actions={<ButtonLink to="/desk/catalogue">回目录</ButtonLink>}
      >
        请核对地址，或在页面右上角“以”处换一个岗位。
      </EmptyState>
    );
  if (entry === undefined)
    return query.error ? <Failure error={query.error} retry={query.reload} /> : <Opening />;
  return <Entry key={entry.version} entry={entry} reload={query.reload} />;
}

const NO_REMARKS: ElementRemark[] = [];

function Entry({ entry, reload }: { entry: EntryDetail; reload: () => void }): ReactNode {
  const remarks = useKept(`return:${entry.slug}:${entry.version}`, NO_REMARKS, 'device');
  const errors = entry.findings.filter(({ severity }) => severity === 'ERROR');
  const asked = entry.steps.findLast(({ action }) => action === 'RETURN');
  const returned = entry.state === 'RETURNED' ? (asked?.remarks ?? []) : [];
  const write = (element: string, remark: string | undefined) =>
    remarks.change((before) => {
      const others = before.filter((one) => one.element !== element);
      return remark === undefined ? others : [...others, { element, remark }];
    });
  const remarking = entry.may.includes('RETURN') ? { remarks: remarks.value, write } : undefined;
  return (
    <>
      <h1>{entry.title.zh || entry.slug}</h1>
      <p className={page.bar} data-testid="entry-state" data-state={entry.state}>
        <StateWord tone={toneOf(entry)}>{stateWords[entry.state]}</StateWord>
        <span>{nextWords(entry)}</span>
        <span className={page.note}>
          {entry.department.zh}，第{entry.version}版
          {entry.publishedVersion === null ? '' : `，公众看到第${entry.publishedVersion}版`}
        </span>
      </p>
      <div className={page.split} data-elder-column>
        <div>
          {returned.length > 0 || entry.state === 'RETURNED' ? (
            <section aria-labelledby="returned">
              <h2 id="returned">退回意见</h2>
              <p>{asked?.opinion}</p>
            </section>
          ) : null}
          {errors.length > 0 ? (
            <section aria-labelledby="errors" data-testid="entry-errors">
              <h2 id="errors">报送前须改正的{errors.length}处</h2>
              <FindingNotes findings={errors} />
            </section>
          ) : null}
          <section aria-labelledby="elements">
            <h2 id="elements">元数据</h2>
            <EntryElements entry={entry} returned={returned} remarking={remarking} />
          </section>
          <section aria-labelledby="fields">
            <h2 id="fields">信息项</h2>
            <EntryFields entry={entry} returned={returned} remarking={remarking} />
          </section>
          <section aria-labelledby="versions">
            <h2 id="versions">版本</h2>
            <Versions entry={entry} />
          </section>
          <section aria-labelledby="history">
            <h2 id="history">经过</h2>
            <History steps={entry.steps} />
          </section>
        </div>
        <aside className={page.rail}>
          <EntryActions
            entry={entry}
            remarks={remarks.value}
            done={() => {
              remarks.forget();
              reload();
            }}
          />
        </aside>
      </div>
    </>
  );
}

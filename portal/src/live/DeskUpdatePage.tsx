import Link from '@docusaurus/Link';
import { useLocation } from '@docusaurus/router';
import type { ReactNode } from 'react';
import { CountedDays } from '../components/cases/CountedDays';
import timeline from '../components/cases/Timeline.module.css';
import { EmptyState } from '../components/feedback/EmptyState';
import { Failure } from '../components/feedback/Failure';
import { Opening } from '../components/feedback/Opening';
import { ButtonLink } from '../components/form/Button';
import { Facts } from '../components/page/Facts';
import { nameAt } from '../components/page/nameAt';
import page from '../components/page/Page.module.css';
import table from '../components/table/Table.module.css';
import { ENTRY_LINE, type EntryLine } from '../desk/catalogue/entryQuery';
import { stateWords } from '../desk/catalogue/entryWords';
import { DeskPage } from '../desk/frame/DeskPage';
import { StateWord } from '../desk/frame/StateWord';
import { FileAgain } from '../desk/updates/FileAgain';
import { UpdateActions } from '../desk/updates/UpdateActions';
import { ApplyClock, CarryOutClock } from '../desk/updates/UpdateClocks';
import { type UpdateDetail, updateQuery } from '../desk/updates/updateQuery';
import {
  groundWords,
  itemKindWords,
  updateActionWords,
  updateStateWords,
  updateTone,
} from '../desk/updates/updateWords';
import { operation } from '../graphql/client';
import { useQuery } from '../graphql/useQuery';
import { useLanguage } from '../language/useLanguage';

const ownQuery = operation<{ viewer: { desk: { entries: EntryLine[] } | null } | null }>(
  `query UpdateEntries { viewer { desk { entries { ${ENTRY_LINE} } } } }`,
);
const nothing = {};

/** One application for an update of the catalogue: both clocks, what changes, and what comes next. */
export default function DeskUpdatePage(): ReactNode {
  const id = nameAt(useLocation().pathname, -1);
  return (
    <DeskPage title="更新申请" crumbs={[{ to: '/desk/updates', words: '目录更新' }]}>
      {() => (id === undefined ? <Opening /> : <Found id={id} />)}
    </DeskPage>
  );
}

function Found({ id }: { id: string }): ReactNode {
  const query = useQuery(updateQuery, { id });
  const update = query.data?.catalogueUpdate;
  if (update === null)
    return (
      <EmptyState
        heading="h1"
        title="没有这件申请，或不归本岗位办理"
        actions={<ButtonLink to="/desk/updates">看更新申请</ButtonLink>}
      >
        请核对地址，或在页面右上角“以”处换一个岗位。
      </EmptyState>
    );
  if (update === undefined)
    return query.error ? <Failure error={query.error} retry={query.reload} /> : <Opening />;
  return (
    <>
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      <Update key={update.steps.length} update={update} reload={query.reload} />
    </>
  );
}

function Update({ update, reload }: { update: UpdateDetail; reload: () => void }): ReactNode {
  const { date, minute } = useLanguage();
  const again = update.may.includes('FILE');
  const acts = update.may.some((action) => action !== 'FILE');
  const own = useQuery(ownQuery, again ? nothing : undefined);
  return (
    <>
      <h1>第{update.number}号更新申请</h1>
      <p className={page.bar} data-testid="update-state" data-state={update.state}>
        <StateWord tone={updateTone(update)}>{updateStateWords[update.state]}</StateWord>
        <span className={page.note}>{update.department.zh}</span>
      </p>
      <div {...(acts && { className: page.split, 'data-elder-column': true })}>
        <div>
          <Facts
            facts={[
              ['事由', groundWords[update.ground]],
              ['变更之日', date(update.changedOn)],
              ['依据', update.basis],
              ['为何要改', update.reason],
              [
                '申请',
                <span key="filed">
                  {update.filedBy}，{minute(update.filedAt)} <ApplyClock update={update} />
                </span>,
              ],
              [
                '申请期限',
                <div key="apply-by" data-testid="apply-deadline">
                  {date(update.applyBy)}前（变更之日起10个工作日）
                  <CountedDays deadline={update.applyDeadline} />
                </div>,
              ],
              update.receivedAt !== null && ['大数据局收到', minute(update.receivedAt)],
              [
                '办结期限',
                <div key="due" data-testid="carry-out-deadline">
                  <CarryOutClock update={update} />
                  {update.deadline ? <CountedDays deadline={update.deadline} /> : null}
                </div>,
              ],
            ]}
          />
          <h2>所改条目</h2>
          <table className={`${table.table} ${table.stack}`}>
            <caption>{update.items.length}条</caption>
            <thead>
              <tr>
                <th scope="col">名称</th>
                <th scope="col">改法</th>
                <th scope="col">版本</th>
                <th scope="col">现状</th>
              </tr>
            </thead>
            <tbody>
              {update.items.map(({ slug, kind, version, reason, state, entry }) => (
                <tr key={slug}>
                  <th scope="row">
                    <Link to={`/desk/catalogue/entries/${slug}`}>{entry?.title.zh || slug}</Link>
                  </th>
                  <td data-label="改法">
                    {itemKindWords[kind]}
                    {reason ? `：${reason}` : ''}
                  </td>
                  <td data-label="版本">第{version}版</td>
                  <td data-label="现状">{stateWords[state]}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {own.error ? <Failure error={own.error} retry={own.reload} /> : null}
          {again && own.data?.viewer?.desk ? (
            <FileAgain update={update} entries={own.data.viewer.desk.entries} done={reload} />
          ) : null}
          <h2>经过</h2>
          <ol className={timeline.timeline}>
            {update.steps.map((step) => (
              <li key={step.takenAt + step.action} data-applicant={step.action === 'FILE'}>
                <time dateTime={step.takenAt}>{minute(step.takenAt)}</time>
                <div>
                  <strong>{updateActionWords[step.action]}</strong>
                  <span>
                    {' '}
                    · {step.takenBy}，{step.takenAs}
                  </span>
                  {step.opinion ? <p>{step.opinion}</p> : null}
                </div>
              </li>
            ))}
          </ol>
        </div>
        <aside className={page.rail}>
          <UpdateActions update={update} done={reload} />
        </aside>
      </div>
    </>
  );
}

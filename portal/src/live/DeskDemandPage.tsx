import { useLocation } from '@docusaurus/router';
import type { ReactNode } from 'react';
import { EmptyState } from '../components/feedback/EmptyState';
import { Failure } from '../components/feedback/Failure';
import { Opening } from '../components/feedback/Opening';
import { ButtonLink } from '../components/form/Button';
import { Facts } from '../components/page/Facts';
import { nameAt } from '../components/page/nameAt';
import page from '../components/page/Page.module.css';
import { sharingWords } from '../desk/catalogue/words';
import { DemandActions } from '../desk/demands/DemandActions';
import { DemandHistory } from '../desk/demands/DemandHistory';
import { type DemandDetail, demandQuery } from '../desk/demands/demandQuery';
import { formWords, needWords, nextWords, stateWords, toneOf } from '../desk/demands/demandWords';
import { Matches } from '../desk/demands/Matches';
import { DeskPage } from '../desk/frame/DeskPage';
import { StateWord } from '../desk/frame/StateWord';
import { useQuery } from '../graphql/useQuery';

/** One item of a demand list: what is asked for, what the city has of it, and the next step. */
export default function DeskDemandPage(): ReactNode {
  const number = nameAt(useLocation().pathname, -1);
  return (
    <DeskPage title="需求" crumbs={[{ to: '/desk/demands', words: '需求清单' }]}>
      {() => (number === undefined ? <Opening /> : <Found number={Number(number)} />)}
    </DeskPage>
  );
}

function Found({ number }: { number: number }): ReactNode {
  const query = useQuery(demandQuery, { number });
  const demand = query.data?.demand;
  if (demand === null)
    return (
      <EmptyState
        heading="h1"
        title="没有这一项，或不归本岗位办理"
        actions={<ButtonLink to="/desk/demands">回需求清单</ButtonLink>}
      >
        请核对编号，或在页面右上角“以”处换一个岗位。
      </EmptyState>
    );
  if (demand === undefined)
    return query.error ? <Failure error={query.error} retry={query.reload} /> : <Opening />;
  return <Demand demand={demand} reload={query.reload} />;
}

function Demand({ demand, reload }: { demand: DemandDetail; reload: () => void }): ReactNode {
  const said = demand.steps.findLast(({ opinion }) => opinion !== null);
  const answered = demand.state === 'RETURNED' || demand.state === 'DECLINED';
  return (
    <>
      <h1>{demand.title}</h1>
      <p className={page.bar} data-testid="demand-state" data-state={demand.state}>
        <StateWord tone={toneOf(demand)}>{stateWords[demand.state]}</StateWord>
        <span>{nextWords(demand)}</span>
        <span className={page.note}>
          第{demand.number}号，{demand.department?.name.zh}，第{demand.version}版
        </span>
      </p>
      <div className={page.split} data-elder-column>
        <div>
          {answered && said ? (
            <section aria-labelledby="said">
              <h2 id="said">{demand.state === 'RETURNED' ? '退回意见' : '不能提供的理由'}</h2>
              <p>{said.opinion}</p>
            </section>
          ) : null}
          <section aria-label="需求内容">
            <Facts
              facts={[
                ['所需信息项', demand.fields.join('、') || '还没有写'],
                ['向哪个部门要', demand.from?.name.zh ?? '不知道，由大数据局确定'],
                demand.named && [
                  '就是已有条目',
                  `${demand.named.title.zh}（${demand.named.slug}）`,
                ],
                demand.lacking && ['已有条目缺什么', demand.lacking],
                ['用于什么职责或事项', demand.duty || '还没有写'],
                ['依据', demand.basis || '还没有写'],
                ['多久要一次', needWords[demand.cycle]],
                ['共享方式', formWords[demand.form]],
                demand.provider && ['由谁提供', demand.provider.name.zh],
                ['对应条目', matched(demand)],
              ]}
            />
          </section>
          {demand.matches.length > 0 && demand.state !== 'MET' ? (
            <section aria-labelledby="matches">
              <h2 id="matches">全市已有的相近条目</h2>
              <Matches matches={demand.matches} own={demand.department?.code} />
            </section>
          ) : null}
          <section aria-labelledby="history">
            <h2 id="history">经过</h2>
            <DemandHistory demand={demand} />
          </section>
        </div>
        <aside className={page.rail}>
          <DemandActions key={`${demand.state}:${demand.version}`} demand={demand} done={reload} />
        </aside>
      </div>
    </>
  );
}

/** The entry with its way of sharing; one that is not shared yet is named only to those who compile it. */
function matched({ state, entry, catalogueEntry, toBeCatalogued }: DemandDetail): string {
  if (entry) {
    const condition = entry.sharingCondition ? `：${entry.sharingCondition.zh}` : '';
    return `${entry.title.zh}（${sharingWords[entry.sharing]}${condition}）`;
  }
  if (catalogueEntry) return `${catalogueEntry.title.zh}（尚未发布）`;
  if (toBeCatalogued) return '尚未编目，由提供部门先编目';
  return state === 'ASSIGNED' ? '尚未发布' : '无';
}

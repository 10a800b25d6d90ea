import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import { EmptyState } from '../../../components/feedback/EmptyState';
import { Failure } from '../../../components/feedback/Failure';
import { Opening } from '../../../components/feedback/Opening';
import { ButtonLink } from '../../../components/form/Button';
import page from '../../../components/page/Page.module.css';
import { type DemandList, demandsQuery } from '../../../desk/demands/demandQuery';
import { stateWords } from '../../../desk/demands/demandWords';
import { DemandTable } from '../../../desk/demands/DemandTable';
import { COMPILERS, type DeskHolder, DeskPage } from '../../../desk/frame/DeskPage';
import type { Post } from '../../../graphql/contract';
import { useQuery } from '../../../graphql/useQuery';
import { useLanguage } from '../../../language/useLanguage';

const nothing = {};

const LEADS: Record<Post, string> = {
  OFFICER: '需要其他部门提供的数据在这里提出；其他部门要的，也在这里答复（第十二条）。',
  PRINCIPAL: '需要其他部门提供的数据在这里提出；其他部门要的，也在这里答复（第十二条）。',
  COUNTY_REVIEWER: '本县部门提出的需求汇总成本县清单，报大数据局（第十二条）。',
  BUREAU_REVIEWER:
    '逐项审核：分派给提供部门，或写明理由退回；答复不能提供的由本局协调（第十二条、第二十七条）。',
  AUDITOR: '全市的需求、分派和答复，每一步都有经手人、时间和理由。',
};

/** 需求清单: what departments ask of each other. */
export default function DeskDemands(): ReactNode {
  return <DeskPage title="需求清单">{(holder) => <Demands holder={holder} />}</DeskPage>;
}

function Demands({ holder: { post } }: { holder: DeskHolder }): ReactNode {
  const query = useQuery(demandsQuery, nothing);
  const desk = query.data?.viewer?.desk;
  const writes = COMPILERS.includes(post);
  return (
    <>
      <h1>需求清单</h1>
      <p className={page.lead}>{LEADS[post]}</p>
      {writes ? (
        <p className={page.bar}>
          <ButtonLink to="/desk/demands/new" testId="new-demand">
            提一项需求
          </ButtonLink>
        </p>
      ) : null}
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      {desk === undefined && !query.error ? <Opening /> : null}
      {desk && desk.demandsToProvide.length > 0 ? (
        <section aria-labelledby="to-provide" data-testid="to-provide">
          <h2 id="to-provide">要本部门提供的</h2>
          <DemandTable
            caption="待答复的在前"
            demands={desk.demandsToProvide}
            withDepartment
            reload={query.reload}
          />
        </section>
      ) : null}
      {desk ? (
        <section aria-labelledby="asked">
          <h2 id="asked">{writes ? '本部门提出的' : '各部门提出的'}</h2>
          {desk.demands.length === 0 ? (
            <EmptyState title="还没有需求">
              {writes ? '办事缺哪个部门的数据，提一项。' : '部门报送后排在这里。'}
            </EmptyState>
          ) : (
            <DemandTable
              caption="待我办的在前"
              demands={desk.demands}
              withDepartment={!writes}
              reload={query.reload}
            />
          )}
        </section>
      ) : null}
      {desk && desk.demandLists.length > 0 ? <Lists lists={desk.demandLists} /> : null}
    </>
  );
}

/** Lists as they were passed on, with what has become of each item. */
function Lists({ lists }: { lists: DemandList[] }): ReactNode {
  const { minute } = useLanguage();
  return (
    <section aria-labelledby="lists">
      <h2 id="lists">报送过的清单</h2>
      <ul className={page.rows}>
        {lists.map(({ number, kind, department, note, madeBy, madeAt, items }) => (
          <li key={number}>
            <strong>
              第{number}号{kind === 'COUNTY' ? '县区清单' : '部门清单'}
              {note ? `：${note}` : ''}
            </strong>
            <p className={page.meta}>
              <span>{department.zh}</span>
              <span>
                {madeBy}，{minute(madeAt)}
              </span>
              {items.map((item) => (
                <span key={item.number}>
                  <Link to={`/desk/demands/items/${item.number}`}>{item.title}</Link>（
                  {stateWords[item.state]}）
                </span>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

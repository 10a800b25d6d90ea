import type { ReactNode } from 'react';
import { useAddress } from '../../address/useAddress';
import { EmptyState } from '../../components/feedback/EmptyState';
import { Failure } from '../../components/feedback/Failure';
import { Opening } from '../../components/feedback/Opening';
import page from '../../components/page/Page.module.css';
import { COMPILERS, type DeskHolder, DeskPage } from '../../desk/frame/DeskPage';
import { Filter } from '../../desk/frame/Filter';
import {
  type ResponsibilityLine,
  ResponsibilityTable,
} from '../../desk/responsibilities/ResponsibilityTable';
import { STANDINGS, standingWords } from '../../desk/responsibilities/standings';
import { operation } from '../../graphql/client';
import { useQuery } from '../../graphql/useQuery';

const responsibilitiesQuery = operation<{
  viewer: { desk: { responsibilities: ResponsibilityLine[] } | null } | null;
}>(
  `query Responsibilities { viewer { desk { responsibilities { slug title { zh } department { zh } openness
    fields { zh } updateCycle since release releasedAt rowCount dueOn standing } } } }`,
);
const nothing = {};

/** 采集责任清单 (M13): what this department, county or city must collect, and how far it is. */
export default function DeskResponsibilities(): ReactNode {
  return (
    <DeskPage title="采集责任清单">{(holder) => <Responsibilities holder={holder} />}</DeskPage>
  );
}

function Responsibilities({ holder }: { holder: DeskHolder }): ReactNode {
  const { params, change } = useAddress();
  const query = useQuery(responsibilitiesQuery, nothing);
  const lines = query.data?.viewer?.desk?.responsibilities;
  const own = COMPILERS.includes(holder.post);
  const wanted = params?.get('standing') ?? undefined;
  const shown = lines
    ?.filter(({ standing }) => wanted === undefined || standing === wanted)
    .toSorted(
      (a, b) =>
        STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing) ||
        (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'),
    );
  return (
    <>
      <h1>采集责任清单</h1>
      <p className={page.lead}>
        {own ? '本部门' : holder.post === 'COUNTY_REVIEWER' ? '本县各部门' : '全市各部门'}
        须采集什么、已有什么、是否逾期，由目录直接生成，随目录更新（第十三条）。
      </p>
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      {lines === undefined && !query.error ? <Opening /> : null}
      {lines?.length === 0 ? (
        <EmptyState title="还没有责任清单">条目发布后，其采集责任列在这里。</EmptyState>
      ) : null}
      {lines && shown && lines.length > 0 ? (
        <>
          <Filter
            label="按落实情况看"
            choices={[
              { value: undefined, words: '全部', count: lines.length },
              ...STANDINGS.map((value) => ({
                value,
                words: standingWords[value],
                count: lines.filter(({ standing }) => standing === value).length,
              })),
            ]}
            wanted={wanted}
            choose={(standing) =>
              change((next) =>
                standing === undefined ? next.delete('standing') : next.set('standing', standing),
              )
            }
          />
          {shown.length === 0 ? (
            <EmptyState title="没有这样的">换一个落实情况，或看全部。</EmptyState>
          ) : (
            <ResponsibilityTable lines={shown} withDepartment={!own} />
          )}
        </>
      ) : null}
    </>
  );
}

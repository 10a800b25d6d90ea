import type { ReactNode } from 'react';
import { EmptyState } from '../../components/feedback/EmptyState';
import { Failure } from '../../components/feedback/Failure';
import { Opening } from '../../components/feedback/Opening';
import page from '../../components/page/Page.module.css';
import { countyQuery } from '../../desk/county/countyQuery';
import { DepartmentTable } from '../../desk/county/DepartmentTable';
import { GatherForm } from '../../desk/county/GatherForm';
import { GatheringList } from '../../desk/county/GatheringList';
import { COUNTY_READERS, type DeskHolder, DeskPage } from '../../desk/frame/DeskPage';
import { useQuery } from '../../graphql/useQuery';

const nothing = {};

/** 县区汇集 (M12): how far the county's departments are, what waits to be passed on, and what has been. */
export default function DeskCounty(): ReactNode {
  return (
    <DeskPage title="县区汇集" posts={COUNTY_READERS}>
      {(holder) => <County holder={holder} />}
    </DeskPage>
  );
}

function County({ holder }: { holder: DeskHolder }): ReactNode {
  const query = useQuery(countyQuery, nothing);
  const desk = query.data?.viewer?.desk;
  const gathers = holder.post === 'COUNTY_REVIEWER';
  return (
    <>
      <h1>县区汇集</h1>
      <p className={page.lead}>
        县区部门的目录先由本县（市、区）机构汇总，再成清单报大数据局审核（第十二条）。
      </p>
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      {desk === undefined && !query.error ? <Opening /> : null}
      {desk && gathers ? (
        desk.entries.length > 0 ? (
          <GatherForm
            key={desk.entries.map(({ id }) => id).join()}
            waiting={desk.entries}
            reload={query.reload}
          />
        ) : (
          <EmptyState title="现在没有待汇集的条目">部门报送后排在这里。</EmptyState>
        )
      ) : null}
      {desk ? (
        <>
          <h2>各部门进度</h2>
          {desk.countyDepartments.length > 0 ? (
            <DepartmentTable departments={desk.countyDepartments} />
          ) : (
            <p>还没有登记县区部门。</p>
          )}
          <h2>{gathers ? '报过的清单' : '县区报来的清单'}</h2>
          {desk.gatherings.length > 0 ? (
            <GatheringList gatherings={desk.gatherings} withDivision={!gathers} />
          ) : (
            <p>还没有报过清单。</p>
          )}
        </>
      ) : null}
    </>
  );
}

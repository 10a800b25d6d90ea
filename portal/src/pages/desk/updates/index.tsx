import type { ReactNode } from 'react';
import { useAddress } from '../../../address/useAddress';
import { EmptyState } from '../../../components/feedback/EmptyState';
import { Failure } from '../../../components/feedback/Failure';
import { Opening } from '../../../components/feedback/Opening';
import { ButtonLink } from '../../../components/form/Button';
import page from '../../../components/page/Page.module.css';
import { COMPILERS, type DeskHolder, DeskPage } from '../../../desk/frame/DeskPage';
import { Filter } from '../../../desk/frame/Filter';
import { updatesQuery } from '../../../desk/updates/updateQuery';
import { UpdateTable } from '../../../desk/updates/UpdateTable';
import { UPDATE_STATES, updateStateWords } from '../../../desk/updates/updateWords';
import { useQuery } from '../../../graphql/useQuery';

const nothing = {};

/** 目录更新 (M14): the applications that this post files, passes on or carries out. */
export default function DeskUpdates(): ReactNode {
  return <DeskPage title="目录更新">{(holder) => <Updates holder={holder} />}</DeskPage>;
}

function Updates({ holder }: { holder: DeskHolder }): ReactNode {
  const { params, change } = useAddress();
  const query = useQuery(updatesQuery, nothing);
  const updates = query.data?.viewer?.desk?.catalogueUpdates;
  const files = COMPILERS.includes(holder.post);
  const wanted = params?.get('state') ?? undefined;
  const shown = updates?.filter(({ state }) => wanted === undefined || state === wanted);
  return (
    <>
      <h1>目录更新</h1>
      <p className={page.lead}>
        法律法规修改或职能变更之日起10个工作日内，部门申请更新；大数据局收到之日起5个工作日内审核、更新，责任清单同时更新（第十四条）。
      </p>
      {files ? (
        <p className={page.bar}>
          <ButtonLink to="/desk/updates/file" testId="file-update">
            申请更新
          </ButtonLink>
        </p>
      ) : null}
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      {updates === undefined && !query.error ? <Opening /> : null}
      {updates?.length === 0 ? (
        <EmptyState title="还没有更新申请">
          {files
            ? '先编制条目的新版本并经保密审查，再在这里申请。'
            : '部门申请后，更新申请排在这里，先到期的在前。'}
        </EmptyState>
      ) : null}
      {updates && shown && updates.length > 0 ? (
        <>
          <Filter
            label="按状态看"
            choices={[
              { value: undefined, words: '全部', count: updates.length },
              ...UPDATE_STATES.map((state) => ({
                value: state,
                words: updateStateWords[state],
                count: updates.filter((update) => update.state === state).length,
              })),
            ]}
            wanted={wanted}
            choose={(state) =>
              change((next) =>
                state === undefined ? next.delete('state') : next.set('state', state),
              )
            }
          />
          <UpdateTable updates={shown} withDepartment={!files} />
        </>
      ) : null}
    </>
  );
}

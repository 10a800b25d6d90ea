import { useLocation } from '@docusaurus/router';
import type { ReactNode } from 'react';
import { useAddress } from '../address/useAddress';
import { EmptyState } from '../components/feedback/EmptyState';
import { Failure } from '../components/feedback/Failure';
import { Opening } from '../components/feedback/Opening';
import { ButtonLink } from '../components/form/Button';
import { nameAt } from '../components/page/nameAt';
import page from '../components/page/Page.module.css';
import { COMPILERS, DeskPage } from '../desk/frame/DeskPage';
import { BenchChain } from '../desk/onboarding/BenchChain';
import { BenchHead } from '../desk/onboarding/BenchHead';
import { BenchSheets } from '../desk/onboarding/BenchSheets';
import type { Bench, Standing } from '../desk/onboarding/contract';
import { DecidedColumns } from '../desk/onboarding/DecidedColumns';
import { LeftOutFiles } from '../desk/onboarding/LeftOutFiles';
import { BenchQuestions } from '../desk/onboarding/questions/BenchQuestions';
import { FolderDrop } from '../desk/onboarding/sending/FolderDrop';
import { standings } from '../desk/onboarding/standings';
import { BenchTables } from '../desk/onboarding/tables/BenchTables';
import { useBench } from '../desk/onboarding/useBench';

/** 上架台, one batch: the folder on it, what only a person can say, and how far each table is. */
export default function DeskBenchPage(): ReactNode {
  const id = nameAt(useLocation().pathname, -1);
  return (
    <DeskPage title="批次" posts={COMPILERS} crumbs={[{ to: '/desk/onboard', words: '上架台' }]}>
      {() => (id === undefined ? <Opening /> : <OnBench id={id} />)}
    </DeskPage>
  );
}

function OnBench({ id }: { id: string }): ReactNode {
  const { params, change } = useAddress();
  const query = useBench(id);
  const { data: bench, error, reload, show } = query;
  if (error?.code === 'NOT_FOUND')
    return (
      <EmptyState
        heading="h1"
        title="没有这个批次，或不归本部门"
        actions={<ButtonLink to="/desk/onboard">看批次列表</ButtonLink>}
      >
        请核对地址，或在页面右上角“以”处换一个岗位。90天无人动过的批次已删除。
      </EmptyState>
    );
  if (bench === undefined) return error ? <Failure error={error} retry={reload} /> : <Opening />;
  const said = params?.get('standing') ?? '';
  const wanted = said in standings ? (said as Standing) : undefined;
  const choose = (standing: Standing | undefined) =>
    change((next) =>
      standing === undefined ? next.delete('standing') : next.set('standing', standing),
    );
  return (
    <>
      <h1>{bench.title}</h1>
      <p className={page.note} data-testid="counts">
        第{bench.number}批；{counts(bench)}
      </p>
      {error ? <Failure error={error} retry={reload} /> : null}
      {bench.tables.length > 0 ? (
        <BenchChain tables={bench.tables} wanted={wanted} choose={choose} />
      ) : null}
      <BenchHead bench={bench} reload={reload} />
      {bench.closedAt === null ? (
        <FolderDrop batch={id} empty={bench.files.length === 0} arrived={reload} />
      ) : null}
      <BenchSheets bench={bench} changed={reload} />
      {bench.closedAt === null ? (
        <BenchQuestions bench={bench} show={show} reload={reload} />
      ) : null}
      <LeftOutFiles bench={bench} changed={reload} />
      <BenchTables
        bench={bench}
        wanted={wanted}
        showAll={() => choose(undefined)}
        changed={reload}
      />
      <DecidedColumns bench={bench} show={show} />
    </>
  );
}

function counts({ files, tables }: Bench): string {
  const faulty = files.filter(({ fault }) => fault !== null).length;
  const known = files.length - faulty;
  return [
    `${files.length}个文件`,
    files.length > 0 && `已认出${known}，合成${tables.length}张表`,
    faulty > 0 && `看不懂${faulty}`,
  ]
    .filter(Boolean)
    .join('，');
}

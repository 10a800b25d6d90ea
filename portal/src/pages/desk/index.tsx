import type { ReactNode } from 'react';
import { CaseTable } from '../../components/cases/CaseTable';
import { CASE_LINE } from '../../components/cases/caseQuery';
import { isRunning } from '../../components/cases/clockCells';
import { EmptyState } from '../../components/feedback/EmptyState';
import { Failure } from '../../components/feedback/Failure';
import { Opening } from '../../components/feedback/Opening';
import page from '../../components/page/Page.module.css';
import { AlsoWaiting } from '../../desk/frame/AlsoWaiting';
import { DeskPage } from '../../desk/frame/DeskPage';
import { PhoneTasks } from '../../desk/PhoneTasks';
import { operation } from '../../graphql/client';
import type { CaseAction, CaseLine, Post } from '../../graphql/contract';
import { useQuery } from '../../graphql/useQuery';
import { postWords } from '../../language/words';

const deskQuery = operation<{
  viewer: {
    displayName: string;
    desk: {
      post: Post;
      department: { name: { zh: string } } | null;
      cases: (CaseLine & { may: CaseAction[] })[];
    } | null;
  } | null;
}>(
  `query Desk { viewer { displayName desk { post department { name { zh } } cases { ${CASE_LINE} may } } } }`,
);
const nothing = {};

/** 部门工作台: what is due, the first due first. */
export default function Desk(): ReactNode {
  return <DeskPage title="工作台">{() => <Due />}</DeskPage>;
}

function Due(): ReactNode {
  const query = useQuery(deskQuery, nothing);
  const desk = query.data?.viewer?.desk;
  const running = desk?.cases.filter(isRunning) ?? [];
  const agreed = desk?.cases.filter(({ may }) => may.includes('CARRY_OUT')) ?? [];
  const done = desk?.cases.filter((line) => !isRunning(line) && !agreed.includes(line)) ?? [];
  const soon = running.filter((line) => line.workingDaysLeft <= 2).length;
  return (
    <>
      <h1>{desk?.department ? `${desk.department.name.zh}工作台` : '工作台'}</h1>
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      {query.status === 'loading' ? <Opening /> : null}
      {desk ? (
        <>
          <p className={page.lead}>
            {query.data?.viewer?.displayName}，{postWords[desk.post].zh}；待办{running.length}
            件，两个工作日内到期{soon}件
            {agreed.length > 0 ? `；同意了待办成${agreed.length}件` : ''}。
          </p>
          {running.length === 0 ? (
            <EmptyState title="现在没有待办">新的申请收到后排在这里，先到期的在前。</EmptyState>
          ) : (
            <CaseTable
              caption="待办，先到期的在前"
              lines={running}
              folder="/desk/cases"
              withApplicant
            />
          )}
          {agreed.length > 0 ? (
            <>
              <h2>待办成</h2>
              <CaseTable
                caption="已同意，办成后告知申请人"
                lines={agreed}
                folder="/desk/cases"
                withApplicant
              />
            </>
          ) : null}
          <PhoneTasks />
          <AlsoWaiting post={desk.post} />
          {done.length > 0 ? (
            <>
              <h2>已办</h2>
              <CaseTable caption="已答复或已撤回" lines={done} folder="/desk/cases" withApplicant />
            </>
          ) : null}
        </>
      ) : null}
    </>
  );
}

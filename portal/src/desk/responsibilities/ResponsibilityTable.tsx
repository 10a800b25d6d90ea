import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import table from '../../components/table/Table.module.css';
import type { Openness, Text, UpdateCycle } from '../../graphql/contract';
import { useLanguage } from '../../language/useLanguage';
import { cycleWords } from '../../language/words';
import { StateWord } from '../frame/StateWord';
import { type Standing, standingTones, standingWords } from './standings';

export interface ResponsibilityLine {
  slug: string;
  title: Text;
  department: Text;
  openness: Openness;
  fields: Text[];
  updateCycle: UpdateCycle;
  since: string;
  release: number | null;
  releasedAt: string | null;
  rowCount: number | null;
  dueOn: string | null;
  standing: Standing;
}

/** What must be collected, what is there, and how the duty is met. */
export function ResponsibilityTable({
  lines,
  withDepartment,
}: {
  lines: ResponsibilityLine[];
  withDepartment: boolean;
}): ReactNode {
  const { date, shortDate, number } = useLanguage();
  return (
    <table className={`${table.table} ${table.stack}`}>
      <caption>{lines.length}项，逾期的在前</caption>
      <thead>
        <tr>
          <th scope="col">须采集</th>
          {withDepartment ? <th scope="col">责任部门</th> : null}
          <th scope="col">落实</th>
          <th scope="col">下次更新</th>
          <th scope="col">现有</th>
          <th scope="col">更新周期</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.slug} data-testid="responsibility-row" data-standing={line.standing}>
            <th scope="row">
              <Link
                to={
                  withDepartment
                    ? `/desk/catalogue/entries/${line.slug}`
                    : `/desk/datasets/${line.slug}`
                }
              >
                {line.title.zh}
              </Link>
              {line.fields.length > 0 ? (
                <details>
                  <summary>{line.fields.length}个信息项</summary>
                  {line.fields.map(({ zh }) => zh).join('、')}
                </details>
              ) : null}
            </th>
            {withDepartment ? <td data-label="责任部门">{line.department.zh}</td> : null}
            <td data-label="落实">
              <StateWord tone={standingTones[line.standing]}>
                {standingWords[line.standing]}
              </StateWord>
            </td>
            <td data-label="下次更新">
              {line.dueOn === null || line.standing === 'KEPT_ELSEWHERE'
                ? '—'
                : `${date(line.dueOn)}前`}
            </td>
            <td data-label="现有">
              {line.release === null || line.releasedAt === null
                ? line.standing === 'KEPT_ELSEWHERE'
                  ? '由部门保管'
                  : `还没有数据，自${shortDate(line.since)}负责`
                : `第${line.release}版，${shortDate(line.releasedAt)}，${number(line.rowCount ?? 0)}行`}
            </td>
            <td data-label="更新周期">{cycleWords[line.updateCycle].zh}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

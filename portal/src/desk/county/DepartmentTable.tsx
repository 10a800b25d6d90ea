import type { ReactNode } from 'react';
import table from '../../components/table/Table.module.css';
import type { CountyDepartment } from './countyQuery';

const PARTS = [
  { part: 'compiling', words: '编制中' },
  { part: 'waiting', words: '待汇集' },
  { part: 'passedOn', words: '已报大数据局' },
  { part: 'published', words: '已发布' },
] as const;

/** How far each department is; one that has sent nothing yet is told apart from one that is done. */
export function DepartmentTable({ departments }: { departments: CountyDepartment[] }): ReactNode {
  const silent = departments.filter((one) => PARTS.every(({ part }) => one[part] === 0)).length;
  return (
    <table className={`${table.table} ${table.stack}`}>
      <caption>
        {departments.length}个部门{silent > 0 ? `，其中${silent}个还没有开始编制` : ''}
      </caption>
      <thead>
        <tr>
          <th scope="col">部门</th>
          {PARTS.map(({ part, words }) => (
            <th key={part} scope="col" className={table.number}>
              {words}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {departments.map((one) => (
          <tr key={`${one.division} ${one.name.zh}`} data-testid="department-row">
            <th scope="row">{one.name.zh}</th>
            {PARTS.map(({ part, words }) => (
              <td key={part} data-label={words} className={table.number}>
                {one[part]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import table from '../../components/table/Table.module.css';
import { useLanguage } from '../../language/useLanguage';
import { StateWord } from '../frame/StateWord';
import type { BatchLine } from './contract';

/** The batches of the department, the newest first. */
export function BatchTable({ batches }: { batches: BatchLine[] }): ReactNode {
  const { minute } = useLanguage();
  return (
    <table className={`${table.table} ${table.stack}`}>
      <caption>本部门的{batches.length}个批次，新的在前；谁都能接着办</caption>
      <thead>
        <tr>
          <th scope="col">批次</th>
          <th scope="col">状态</th>
          <th scope="col" className={table.number}>
            文件
          </th>
          <th scope="col" className={table.number}>
            已送载入
          </th>
          <th scope="col">开批</th>
          <th scope="col">最近办理</th>
        </tr>
      </thead>
      <tbody>
        {batches.map(
          ({ id, number, title, closedAt, files, loaded, openedBy, openedAt, touchedAt }) => (
            <tr key={id} data-testid="bench-row">
              <th scope="row">
                <Link to={`/desk/onboard/${id}`}>
                  第{number}批 {title}
                </Link>
              </th>
              <td data-label="状态">
                {closedAt === null ? (
                  <StateWord tone="mine">办理中</StateWord>
                ) : (
                  <StateWord tone="over">已办结</StateWord>
                )}
              </td>
              <td data-label="文件" className={table.number}>
                {files}个
              </td>
              <td data-label="已送载入" className={table.number}>
                {loaded}个
              </td>
              <td data-label="开批">
                {openedBy}，{minute(openedAt)}
              </td>
              <td data-label="最近办理">{minute(touchedAt)}</td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}

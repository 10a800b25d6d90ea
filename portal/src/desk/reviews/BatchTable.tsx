import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import table from '../../components/table/Table.module.css';
import { useLanguage } from '../../language/useLanguage';
import { StateWord } from '../frame/StateWord';
import type { BatchLine } from './batchQuery';
import { batchStateWords, batchTones } from './batchStanding';

/** The batches, newest first: who opened them, how large the sample is, and what was decided. */
export function BatchTable({ batches }: { batches: BatchLine[] }): ReactNode {
  const { minute } = useLanguage();
  return (
    <table className={`${table.table} ${table.stack}`}>
      <caption>{batches.length}个批次，新的在前</caption>
      <thead>
        <tr>
          <th scope="col">批次</th>
          <th scope="col">状态</th>
          <th scope="col" className={table.number}>
            无发现
          </th>
          <th scope="col" className={table.number}>
            抽样
          </th>
          <th scope="col">开批</th>
          <th scope="col">结论</th>
        </tr>
      </thead>
      <tbody>
        {batches.map((batch) => (
          <tr key={batch.id} data-testid="batch-row">
            <th scope="row">
              <Link to={`/desk/reviews/${batch.id}`}>第{batch.number}批</Link>
            </th>
            <td data-label="状态">
              <StateWord tone={batchTones[batch.state]}>{batchStateWords[batch.state]}</StateWord>
            </td>
            <td data-label="无发现" className={table.number}>
              {batch.clean}条
            </td>
            <td data-label="抽样" className={table.number}>
              {batch.sampleSize}条
            </td>
            <td data-label="开批">
              {batch.openedBy}，{minute(batch.openedAt)}
            </td>
            <td data-label="结论">
              {batch.decidedBy !== null && batch.decidedAt !== null
                ? `${batch.decidedBy}，${minute(batch.decidedAt)}`
                : '—'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

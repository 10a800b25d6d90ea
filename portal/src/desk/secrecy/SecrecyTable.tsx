import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import table from '../../components/table/Table.module.css';
import { useLanguage } from '../../language/useLanguage';
import { StateWord } from '../frame/StateWord';
import type { SecrecyLine } from './batchQuery';
import { secrecyStateWords, secrecyTones } from './secrecyWords';

/** The batches, newest first: who opened them, how much is looked at, and who confirmed. */
export function SecrecyTable({ batches }: { batches: SecrecyLine[] }): ReactNode {
  const { minute } = useLanguage();
  return (
    <table className={`${table.table} ${table.stack}`}>
      <caption>{batches.length}个批次，新的在前</caption>
      <thead>
        <tr>
          <th scope="col">批次</th>
          <th scope="col">状态</th>
          <th scope="col" className={table.number}>
            抽样
          </th>
          <th scope="col">开批</th>
          <th scope="col">结论</th>
        </tr>
      </thead>
      <tbody>
        {batches.map(({ id, number, state, plain, sampleSize, ...batch }) => (
          <tr key={id} data-testid="secrecy-batch-row">
            <th scope="row">
              <Link to={`/desk/secrecy/${id}`}>第{number}批</Link>
            </th>
            <td data-label="状态">
              <StateWord tone={secrecyTones[state]}>{secrecyStateWords[state]}</StateWord>
            </td>
            <td data-label="抽样" className={table.number}>
              {plain}条抽{sampleSize}条
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

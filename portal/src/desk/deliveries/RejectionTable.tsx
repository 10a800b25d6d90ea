import type { ReactNode } from 'react';
import table from '../../components/table/Table.module.css';
import type { Rejection } from './contract';

/** Rows that came back: number, column, value, why. */
export function RejectionTable({
  caption,
  rejections,
}: {
  caption: string;
  rejections: Rejection[];
}): ReactNode {
  return (
    <table className={`${table.table} ${table.stack}`} data-testid="rejections">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">行号</th>
          <th scope="col">列</th>
          <th scope="col">所报的值</th>
          <th scope="col">原因</th>
        </tr>
      </thead>
      <tbody>
        {rejections.map(({ line, column, value, message }) => (
          <tr key={`${line} ${column}`}>
            <th scope="row">第{line}行</th>
            <td data-label="列">{column === '*' ? '整行' : column}</td>
            <td data-label="所报的值">{value === null || value === '' ? '（空）' : value}</td>
            <td data-label="原因">{message.zh}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

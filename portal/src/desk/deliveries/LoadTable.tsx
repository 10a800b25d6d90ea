import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import table from '../../components/table/Table.module.css';
import { useLanguage } from '../../language/useLanguage';
import { StateWord } from '../frame/StateWord';
import type { LoadLine } from './contract';
import { loadWords, modeWords } from './words';

/** Past and running loads: file, dataset, how each ended, and what became of its rows. */
export function LoadTable({
  caption,
  loads,
  withDataset = false,
}: {
  caption: string;
  loads: LoadLine[];
  withDataset?: boolean;
}): ReactNode {
  const { minute, number } = useLanguage();
  const count = (value: number | null) => (value === null ? '—' : number(value));
  return (
    <table className={`${table.table} ${table.stack}`}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">文件</th>
          {withDataset ? <th scope="col">数据集</th> : null}
          <th scope="col">方式</th>
          <th scope="col">开始</th>
          <th scope="col">状态</th>
          <th scope="col" className={table.number}>
            收到
          </th>
          <th scope="col" className={table.number}>
            退回
          </th>
        </tr>
      </thead>
      <tbody>
        {loads.map((load) => {
          const { word, tone } = loadWords[load.state];
          return (
            <tr key={load.id} data-testid="load-row">
              <th scope="row">
                <Link to={`/desk/deliveries/loads/${load.id}`}>{load.fileName}</Link>
              </th>
              {withDataset ? <td data-label="数据集">{load.title.zh}</td> : null}
              <td data-label="方式">{modeWords[load.mode]}</td>
              <td data-label="开始">{minute(load.startedAt)}</td>
              <td data-label="状态">
                <StateWord tone={tone}>{word}</StateWord>
              </td>
              <td data-label="收到" className={table.number}>
                {count(load.counts.received)}
              </td>
              <td data-label="退回" className={table.number}>
                {count(load.counts.rejected)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

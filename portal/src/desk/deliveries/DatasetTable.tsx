import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import table from '../../components/table/Table.module.css';
import { useLanguage } from '../../language/useLanguage';
import { cycleWords } from '../../language/words';
import type { SendableDataset } from './contract';

/** The department's datasets, and what stands in each. */
export function DatasetTable({ datasets }: { datasets: SendableDataset[] }): ReactNode {
  const { number, minute } = useLanguage();
  return (
    <table className={`${table.table} ${table.stack}`}>
      <caption>本部门已发布、可报送数据的{datasets.length}个数据集</caption>
      <thead>
        <tr>
          <th scope="col">数据集</th>
          <th scope="col">更新周期</th>
          <th scope="col">当前版本</th>
          <th scope="col">发布</th>
          <th scope="col" className={table.number}>
            行数
          </th>
          <th scope="col">报送</th>
        </tr>
      </thead>
      <tbody>
        {datasets.map(({ slug, title, updateCycle, release }) => (
          <tr key={slug}>
            <th scope="row">
              <Link to={`/desk/datasets/${slug}`}>{title.zh}</Link>
            </th>
            <td data-label="更新周期">{cycleWords[updateCycle].zh}</td>
            <td data-label="当前版本">{release ? `第${release.number}版` : '尚无数据'}</td>
            <td data-label="发布">{release ? minute(release.releasedAt) : '—'}</td>
            <td data-label="行数" className={table.number}>
              {release ? number(release.rowCount) : '—'}
            </td>
            <td data-label="报送">
              <Link to={`/desk/deliveries/send?dataset=${slug}`}>上传文件</Link>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

import type { ReactNode } from 'react';
import { useLanguage } from '../../language/useLanguage';
import page from '../page/Page.module.css';
import table from '../table/Table.module.css';
import { DataTab } from './DataTab';
import type { DatasetDetail } from './datasetQuery';
import { QualityPanel } from './QualityPanel';
import { TreatmentList } from './TreatmentList';

/** First rows, where they come from, and what has changed. */
export function OverviewTab({ dataset }: { dataset: DatasetDetail }): ReactNode {
  const { say, text, date, number } = useLanguage();
  return (
    <>
      <DataTab dataset={dataset} />
      <h2>{say('来源与口径', 'Source and method')}</h2>
      <p className={page.text}>{text(dataset.sourceNote)}</p>
      <QualityPanel dataset={dataset} />
      <TreatmentList dataset={dataset} />
      <h2>{say('版本', 'Releases')}</h2>
      <table className={`${table.table} ${table.stack}`}>
        <caption>
          {say('每一版都可回溯查询，不可更改', 'Each can be asked again; none can be changed')}
        </caption>
        <thead>
          <tr>
            <th scope="col">{say('版本', 'Release')}</th>
            <th scope="col">{say('发布时间', 'Released')}</th>
            <th scope="col" className={table.number}>
              {say('行数', 'Rows')}
            </th>
            <th scope="col">{say('说明', 'Note')}</th>
          </tr>
        </thead>
        <tbody>
          {dataset.releases.map((release) => (
            <tr key={release.number}>
              <th scope="row">{release.number}</th>
              <td data-label={say('发布时间', 'Released')}>{date(release.releasedAt)}</td>
              <td data-label={say('行数', 'Rows')} className={table.number}>
                {number(release.rowCount)}
              </td>
              <td data-label={say('说明', 'Note')}>{release.note || '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

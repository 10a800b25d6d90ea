import type { ReactNode } from 'react';
import { useLanguage } from '../../language/useLanguage';
import page from '../page/Page.module.css';
import { LiveTable } from '../records/LiveTable';
import { RowTable } from '../records/RowTable';
import type { DatasetDetail } from './datasetQuery';

/** The rows for those who may read them; for everybody else a sample that is marked as one. */
export function DataTab({ dataset }: { dataset: DatasetDetail }): ReactNode {
  const { say, text } = useLanguage();
  const live = dataset.access.readableFields.length > 0 && dataset.release !== null;
  const withheld = dataset.fields.filter((field) => field.access === 'APPLY');
  if (live) {
    return (
      <>
        <div className={page.head}>
          <h2>{say('数据', 'Data')}</h2>
          <p className={page.note}>
            {say('实时查询，与接口同源', 'Asked live, from the same endpoint as the API')}
          </p>
        </div>
        {withheld.length > 0 ? (
          <p className={page.note}>
            {say(
              `另有${withheld.length}列须申请，同意后可见：`,
              `${withheld.length} further columns need an application: `,
            )}
            {withheld.map((field) => text(field.title)).join(say('、', ', '))}
          </p>
        ) : null}
        <LiveTable dataset={dataset} />
      </>
    );
  }
  return (
    <>
      <div className={page.head}>
        <h2>{say('样例', 'Sample')}</h2>
        <p className={page.note}>
          {say('由字段字典合成，不是数据', 'Made up from the dictionary; not data')}
        </p>
      </div>
      <RowTable
        caption={say('合成样例', 'Synthetic sample')}
        shown={dataset.fields}
        rows={dataset.sample}
      />
    </>
  );
}

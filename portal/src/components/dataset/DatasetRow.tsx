import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { Openness, Text, UpdateCycle } from '../../graphql/contract';
import { useLanguage } from '../../language/useLanguage';
import { cycleWords } from '../../language/words';
import { OpennessBadge } from '../openness/Openness';
import page from '../page/Page.module.css';
import styles from './DatasetRow.module.css';

export interface DatasetLine {
  slug: string;
  title: Text;
  summary: Text;
  openness: Openness;
  updateCycle: UpdateCycle;
  department: { name: Text };
  release: { rowCount: number; releasedAt: string } | null;
}

export const DATASET_LINE =
  'slug title { zh en } summary { zh en } openness updateCycle department { name { zh en } } release { rowCount releasedAt }';

/** One dataset between two hairlines; the whole row is its link. */
export function DatasetRow({ dataset }: { dataset: DatasetLine }): ReactNode {
  const { text, say, number, ago } = useLanguage();
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <h3>
          <Link to={`/data/${dataset.slug}`}>{text(dataset.title)}</Link>
        </h3>
        <OpennessBadge value={dataset.openness} />
      </div>
      <p>{text(dataset.summary)}</p>
      <div className={page.meta}>
        <span>{text(dataset.department.name)}</span>
        <span>{text(cycleWords[dataset.updateCycle])}</span>
        {dataset.release ? (
          <>
            <span>
              {say(
                `${number(dataset.release.rowCount)}行`,
                `${number(dataset.release.rowCount)} rows`,
              )}
            </span>
            <span>{ago(dataset.release.releasedAt)}</span>
          </>
        ) : (
          <span>{say('尚未发布数据', 'No data released yet')}</span>
        )}
      </div>
    </li>
  );
}

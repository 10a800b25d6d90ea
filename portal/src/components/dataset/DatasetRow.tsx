import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { Openness, Text, UpdateCycle } from '../../graphql/contract';
import { useLanguage } from '../../language/useLanguage';
import { cycleWords } from '../../language/words';
import { OpennessBadge } from '../openness/Openness';
import styles from '../page/Page.module.css';

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

/** One dataset between two hairlines. */
export function DatasetRow({ dataset }: { dataset: DatasetLine }): ReactNode {
  const { text, say, number, ago } = useLanguage();
  return (
    <li>
      <h3>
        <Link to={`/data/${dataset.slug}`}>{text(dataset.title)}</Link>
        <OpennessBadge value={dataset.openness} />
      </h3>
      <p>{text(dataset.summary)}</p>
      <div className={styles.meta}>
        <span>{text(dataset.department.name)}</span>
        <span>{text(cycleWords[dataset.updateCycle])}</span>
        {dataset.release ? (
          <>
            <span>
              {number(dataset.release.rowCount)} {say('行', 'rows')}
            </span>
            <span>{ago(dataset.release.releasedAt)}</span>
          </>
        ) : null}
      </div>
    </li>
  );
}

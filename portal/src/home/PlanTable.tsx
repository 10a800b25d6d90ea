import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import { OpennessWord } from '../components/openness/Openness';
import table from '../components/table/Table.module.css';
import { useLanguage } from '../language/useLanguage';
import type { PlanEntry } from './useWholeCatalogue';
import styles from './WardPlan.module.css';

/** The plan in words: the same datasets, one a row. */
export function PlanTable({ entries }: { entries: PlanEntry[] }): ReactNode {
  const { say, text, shortDate } = useLanguage();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className={styles.table} tabIndex={0} aria-label={say('目录表', 'Catalogue table')}>
      <table className={table.table}>
        <caption>{say(`${entries.length}个开放数据集`, `${entries.length} open datasets`)}</caption>
        <thead>
          <tr>
            <th scope="col">{say('数据集', 'Dataset')}</th>
            <th scope="col">{say('开放', 'Openness')}</th>
            <th scope="col">{say('更新', 'Updated')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.slug}>
              <th scope="row">
                <Link to={`/data/${entry.slug}`}>{text(entry.title)}</Link>
              </th>
              <td>
                <OpennessWord value={entry.openness} />
              </td>
              <td>{entry.release ? shortDate(entry.release.releasedAt) : '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

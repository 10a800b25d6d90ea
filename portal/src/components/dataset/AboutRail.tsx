import type { ReactNode } from 'react';
import { useLanguage } from '../../language/useLanguage';
import { formatWords } from '../../language/words';
import { Facts } from '../page/Facts';
import styles from './AboutRail.module.css';
import type { DatasetDetail } from './datasetQuery';

/** Whom to call, and what a librarian would ask. */
export function AboutRail({ dataset }: { dataset: DatasetDetail }): ReactNode {
  const { say, text } = useLanguage();
  const { department } = dataset;
  return (
    <section className={styles.about} aria-labelledby="about-rail">
      <h2 id="about-rail">{say('关于', 'About')}</h2>
      <Facts
        facts={[
          [say('提供部门', 'Provider'), text(department.name)],
          [
            say('电话', 'Telephone'),
            <span key="phone">
              <a href={`tel:${department.phone}`}>{department.phone}</a>
              <br />
              {text(department.hours)}
            </span>,
          ],
          [say('分类', 'Class'), dataset.classification.join(' / ')],
          [say('区域', 'Area'), text(dataset.divisionName)],
          [say('格式', 'Form'), text(formatWords[dataset.format])],
          dataset.crs && [say('坐标系', 'Coordinates'), dataset.crs],
          dataset.release && [say('当前版本', 'Release'), String(dataset.release.number)],
        ]}
      />
    </section>
  );
}

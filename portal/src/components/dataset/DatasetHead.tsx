import Link from '@docusaurus/Link';
import { Landmark } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLanguage } from '../../language/useLanguage';
import { cycleWords } from '../../language/words';
import { OpennessBadge } from '../openness/Openness';
import styles from './DatasetHead.module.css';
import type { DatasetDetail } from './datasetQuery';
import { MEASURES, measureWords } from './qualityWords';

/** What it is, whose it is, how new, how large: the first screen's four answers. */
export function DatasetHead({ dataset }: { dataset: DatasetDetail }): ReactNode {
  const { say, text, number, ago, locale } = useLanguage();
  const { title, department, release, fields } = dataset;
  const stricter = fields.filter((field) => field.openness === 'CONDITIONAL').length;
  const other = locale === 'zh' ? title.en : title.zh;
  const until = dataset.temporalUntil ?? say('至今', 'today');
  return (
    <header className={styles.head}>
      <h1>{text(title)}</h1>
      {other ? (
        <p className={styles.other} lang={locale === 'zh' ? 'en' : 'zh-CN'}>
          {other}
        </p>
      ) : null}
      <p className={styles.line}>
        <OpennessBadge value={dataset.openness} />
        <Link to={`/data?department=${department.code}`}>
          <Landmark aria-hidden size={16} strokeWidth={2} />
          {text(department.name)}
        </Link>
        {release ? <span>{ago(release.releasedAt)}</span> : null}
        <code>{dataset.code}</code>
      </p>
      <p className={styles.summary}>{text(dataset.summary)}</p>
      <dl className={styles.facts}>
        {release ? (
          <div>
            <dt>{say('行数', 'Rows')}</dt>
            <dd>{number(release.rowCount)}</dd>
          </div>
        ) : null}
        <div>
          <dt>{say('字段', 'Fields')}</dt>
          <dd>
            {fields.length}
            {stricter > 0 && stricter < fields.length ? (
              <small>{say(`其中${stricter}个有条件`, `${stricter} conditional`)}</small>
            ) : null}
          </dd>
        </div>
        <div>
          <dt>{say('更新承诺', 'Promised update')}</dt>
          <dd>{text(cycleWords[dataset.updateCycle])}</dd>
        </div>
        <QualityFact dataset={dataset} />
        {dataset.temporalFrom ? (
          <div>
            <dt>{say('时间范围', 'Time covered')}</dt>
            <dd>
              {dataset.temporalFrom}
              <small>
                {say('至', 'to')} {until}
              </small>
            </dd>
          </div>
        ) : null}
      </dl>
    </header>
  );
}

/** The first two measures that have a value; all five stand below, with what is behind them. */
function QualityFact({ dataset: { slug, release } }: { dataset: DatasetDetail }): ReactNode {
  const { say, text, number } = useLanguage();
  const told = MEASURES.flatMap((measure) => {
    const value = release?.quality.find((one) => one.measure === measure)?.value ?? null;
    return value === null
      ? []
      : [`${text(measureWords[measure])} ${number(Math.floor(value * 1000) / 10)}%`];
  });
  const [first, second] = told;
  if (first === undefined) return null;
  return (
    <div>
      <dt>{say('质量', 'Quality')}</dt>
      <dd>
        <Link to={`/data/${slug}#quality`}>{first}</Link>
        {second ? <small>{second}</small> : null}
      </dd>
    </div>
  );
}

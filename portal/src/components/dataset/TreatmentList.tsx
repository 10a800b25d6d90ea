import type { ReactNode } from 'react';
import { useLanguage } from '../../language/useLanguage';
import page from '../page/Page.module.css';
import type { DatasetDetail } from './datasetQuery';

/** What was done to the values before release, and how large the smallest group is that could be told apart (M31). */
export function TreatmentList({ dataset }: { dataset: DatasetDetail }): ReactNode {
  const { say, text, number } = useLanguage();
  const { release, fields } = dataset;
  const treated = fields.flatMap(({ name, title, desensitization }) =>
    desensitization
      ? [{ name, words: `${text(title)}${say('：', ': ')}${text(desensitization)}` }]
      : [],
  );
  const more = (release?.treatments ?? []).map(text);
  const group = release?.smallestGroup ?? null;
  if (treated.length === 0 && more.length === 0 && group === null) return null;
  return (
    <section aria-labelledby="treatments" data-testid="treatments">
      <h2 id="treatments">{say('对数据做了什么', 'What was done to the values')}</h2>
      {group === null ? null : (
        <p className={page.text}>
          {say(
            `可能合起来识别个人的字段，任一组取值至少有${number(group)}行（k-匿名，k = ${number(group)}）。`,
            `Of the fields that together might identify a person, every combination stands in at least ${number(group)} rows (k-anonymity, k = ${number(group)}).`,
          )}
        </p>
      )}
      {treated.length + more.length === 0 ? null : (
        <ul>
          {treated.map(({ name, words }) => (
            <li key={name}>{words}</li>
          ))}
          {more.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

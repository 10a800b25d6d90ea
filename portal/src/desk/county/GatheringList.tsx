import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import page from '../../components/page/Page.module.css';
import { useLanguage } from '../../language/useLanguage';
import { stateWords } from '../catalogue/entryWords';
import type { Gathering } from './countyQuery';

/** The lists that counties have passed on, each entry with how it stands now. */
export function GatheringList({
  gatherings,
  withDivision,
}: {
  gatherings: Gathering[];
  withDivision: boolean;
}): ReactNode {
  const { minute } = useLanguage();
  return (
    <ul className={page.rows}>
      {gatherings.map(({ number, division, note, gatheredBy, gatheredAt, entries }) => (
        <li key={number} data-testid="gathering">
          <h3>
            第{number}份清单{withDivision ? `，${division.zh}` : ''}
          </h3>
          <p className={page.meta}>
            <span>
              {gatheredBy}，{minute(gatheredAt)}
            </span>
            <span>{countsOf(entries)}</span>
          </p>
          {note ? <p className={page.text}>{note}</p> : null}
          <details>
            <summary>{entries.length}条</summary>
            <ul>
              {entries.map(({ slug, version, state, entry }) => (
                <li key={slug}>
                  <Link to={`/desk/catalogue/entries/${slug}`}>{entry?.title.zh || slug}</Link>，第
                  {version}版，{stateWords[state]}
                </li>
              ))}
            </ul>
          </details>
        </li>
      ))}
    </ul>
  );
}

function countsOf(entries: Gathering['entries']): string {
  const counts = new Map<string, number>();
  for (const { state } of entries)
    counts.set(stateWords[state], (counts.get(stateWords[state]) ?? 0) + 1);
  return [...counts].map(([words, count]) => `${words}${count}条`).join('，');
}

import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import table from '../../components/table/Table.module.css';
import { StateWord } from '../frame/StateWord';
import type { SecrecyLine, SecrecyMember } from './batchQuery';
import styles from './Secrecy.module.css';
import { columnWords, secrecyStanding } from './secrecyWords';

/** The entries of a batch in three parts: what stands out, the sample, and what is confirmed with it. */
export function SecrecyEntries({
  batch,
  members,
  current,
}: {
  batch: SecrecyLine;
  members: SecrecyMember[];
  current: string | undefined;
}): ReactNode {
  const parts = [
    {
      words: '例外：机器有发现，或有敏感信息要发布',
      members: members.filter(({ reasons }) => reasons.length > 0),
    },
    { words: '抽样', members: members.filter(({ sampled }) => sampled) },
    {
      words: '其余，随整批确认',
      members: members.filter(({ mustBeSeen }) => !mustBeSeen),
    },
  ];
  return parts
    .filter((part) => part.members.length > 0)
    .map((part) => (
      <section key={part.words} className={styles.part} aria-label={part.words}>
        <table className={`${table.table} ${table.stack}`}>
          <caption>
            {part.words}，{part.members.length}条
          </caption>
          <thead>
            <tr>
              <th scope="col">名称</th>
              <th scope="col">各列怎么定的</th>
              <th scope="col">进度</th>
            </tr>
          </thead>
          <tbody>
            {part.members.map((member) => {
              const { entry, reasons, declaration } = member;
              const { tone, words } = secrecyStanding(member, batch.state);
              return (
                <tr
                  key={entry.id}
                  data-testid="secrecy-row"
                  className={entry.slug === current ? styles.current : undefined}
                >
                  <th scope="row">
                    <Link to={`/desk/secrecy/${batch.id}?entry=${entry.slug}`}>
                      {entry.title.zh || entry.slug}
                    </Link>
                    {reasons.map(({ zh }) => (
                      <span key={zh} className={styles.reason}>
                        {zh}
                      </span>
                    ))}
                  </th>
                  <td data-label="各列怎么定的">
                    {columnWords(declaration).map((line) => (
                      <span key={line} className={styles.line}>
                        {line}
                      </span>
                    ))}
                  </td>
                  <td data-label="进度">
                    <StateWord tone={tone}>{words}</StateWord>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    ));
}

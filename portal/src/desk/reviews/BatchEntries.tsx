import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import table from '../../components/table/Table.module.css';
import { StateWord } from '../frame/StateWord';
import type { BatchLine, Member } from './batchQuery';
import { memberStanding } from './batchStanding';
import styles from './Reviews.module.css';

/** The entries of a batch in three parts: the sample, the exceptions, and what goes with the sample. */
export function BatchEntries({
  batch,
  members,
  current,
}: {
  batch: BatchLine;
  members: Member[];
  current: string | undefined;
}): ReactNode {
  const parts = [
    { words: '抽样', members: members.filter(({ sampled }) => sampled) },
    { words: '例外：机器有发现，或疑似重复', members: members.filter(({ clean }) => !clean) },
    { words: '其余无发现', members: members.filter(({ clean, sampled }) => clean && !sampled) },
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
              <th scope="col">部门</th>
              <th scope="col">机器发现</th>
              <th scope="col">进度</th>
            </tr>
          </thead>
          <tbody>
            {part.members.map((member) => {
              const { entry } = member;
              const { tone, words } = memberStanding(member, batch);
              return (
                <tr
                  key={entry.id}
                  data-testid="member-row"
                  className={entry.slug === current ? styles.current : undefined}
                >
                  <th scope="row">
                    <Link to={`/desk/reviews/${batch.id}?entry=${entry.slug}`}>
                      {entry.title.zh || entry.slug}
                    </Link>
                  </th>
                  <td data-label="部门">{entry.department.zh}</td>
                  <td data-label="机器发现">{foundWords(member)}</td>
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

function foundWords({ findings, duplicates }: Member): string {
  const warnings = findings.filter(({ severity }) => severity !== 'NOTE').length;
  return (
    [
      warnings > 0 ? `${warnings}处警告` : '',
      duplicates.length > 0 ? `${duplicates.length}条疑似重复` : '',
    ]
      .filter(Boolean)
      .join('，') || '无'
  );
}

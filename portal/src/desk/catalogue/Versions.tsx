import { type ReactNode, useState } from 'react';
import { Failure } from '../../components/feedback/Failure';
import form from '../../components/form/Form.module.css';
import page from '../../components/page/Page.module.css';
import table from '../../components/table/Table.module.css';
import { operation } from '../../graphql/client';
import { useQuery } from '../../graphql/useQuery';
import { useLanguage } from '../../language/useLanguage';
import { Beside, type Difference } from './Beside';
import type { EntryDetail } from './entryQuery';
import styles from './Versions.module.css';

const differencesQuery = operation<
  { catalogueEntry: { differences: Difference[] } | null },
  { slug: string; from: number; to: number }
>(
  'query Differences($slug: String!, $from: Int!, $to: Int!) { catalogueEntry(slug: $slug) { differences(from: $from, to: $to) { element before after } } }',
);

/** All versions, and any two of them compared element by element. */
export function Versions({ entry }: { entry: EntryDetail }): ReactNode {
  const { minute } = useLanguage();
  const { versions } = entry;
  const [from, setFrom] = useState(
    entry.publishedVersion !== null && entry.publishedVersion < entry.version
      ? entry.publishedVersion
      : Math.max(1, entry.version - 1),
  );
  const [to, setTo] = useState(entry.version);
  return (
    <>
      <table className={`${table.table} ${table.stack}`}>
        <caption>每次保存为一版，保存后不变</caption>
        <thead>
          <tr>
            <th scope="col">版本</th>
            <th scope="col">编制人</th>
            <th scope="col">时间</th>
            <th scope="col">理由</th>
            <th scope="col">保密审查人</th>
          </tr>
        </thead>
        <tbody>
          {versions.toReversed().map((version) => (
            <tr key={version.number}>
              <th scope="row">第{version.number}版</th>
              <td data-label="编制人">{version.madeBy}</td>
              <td data-label="时间">{minute(version.madeAt)}</td>
              <td data-label="理由">{version.reason}</td>
              <td data-label="保密审查人">{version.secrecyReviewedBy ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {versions.length > 1 ? (
        <>
          <div className={page.bar}>
            {(
              [
                ['从', from, setFrom],
                ['到', to, setTo],
              ] as const
            ).map(([words, value, choose]) => (
              <label key={words} className={styles.choice}>
                {words}
                <select
                  className={form.input}
                  value={value}
                  onChange={(event) => choose(Number(event.target.value))}
                >
                  {versions.map(({ number }) => (
                    <option key={number} value={number}>
                      第{number}版
                    </option>
                  ))}
                </select>
              </label>
            ))}
          </div>
          <Differences slug={entry.slug} from={from} to={to} />
        </>
      ) : null}
    </>
  );
}

function Differences({ slug, from, to }: { slug: string; from: number; to: number }): ReactNode {
  const query = useQuery(differencesQuery, { slug, from, to });
  const found = query.data?.catalogueEntry?.differences;
  if (query.error) return <Failure error={query.error} retry={query.reload} />;
  if (found === undefined) return null;
  return (
    <Beside
      caption={
        found.length === 0 ? '这两版没有不同' : `第${from}版与第${to}版有${found.length}处不同`
      }
      change
      heads={[`第${from}版`, `第${to}版`]}
      differences={found}
    />
  );
}

import { useLocation } from '@docusaurus/router';
import NotFoundContent from '@theme/NotFound/Content';
import { type ReactNode, useState } from 'react';
import { NextStep } from '../components/dataset/NextStep';
import { datasetQuery, recordsQuery } from '../components/dataset/datasetQuery';
import { RowTable } from '../components/dataset/RowTable';
import { Failure } from '../components/feedback/Failure';
import { Button } from '../components/form/Button';
import { OpennessBadge, OpennessWord } from '../components/openness/Openness';
import { Page } from '../components/page/Page';
import styles from '../components/page/Page.module.css';
import { useQuery } from '../graphql/useQuery';
import { useLanguage } from '../language/useLanguage';
import { cycleWords, typeWords } from '../language/words';

/** What a dataset is, whether I may have it, and its first rows. */
export default function DatasetPage(): ReactNode {
  const { say, text, number, ago } = useLanguage();
  const slug = useLocation().pathname.split('/').filter(Boolean).at(-1) ?? '';
  const known = slug.startsWith(':') ? undefined : { slug };
  const query = useQuery(datasetQuery, known);
  const dataset = query.data?.dataset;
  const [after, setAfter] = useState<string | null>(null);
  const readable = dataset?.access.readableFields ?? [];
  const rows = useQuery(
    recordsQuery,
    readable.length > 0 && dataset?.release ? { slug, after } : undefined,
  );
  if (dataset === null) {
    return (
      <Page title={say('没有这一页', 'Not found')}>
        <NotFoundContent />
      </Page>
    );
  }
  if (dataset === undefined) {
    return (
      <Page title={slug}>
        {query.error ? (
          <Failure error={query.error} retry={query.reload} />
        ) : (
          <p>{say('正在打开…', 'Opening…')}</p>
        )}
      </Page>
    );
  }
  const records = rows.data?.dataset?.records;
  const sampleFields = dataset.fields.map((field) => field.name);
  return (
    <Page title={text(dataset.title)}>
      <div className={styles.split}>
        <div>
          <h1>{text(dataset.title)}</h1>
          <p className={styles.meta}>
            <OpennessBadge value={dataset.openness} />
            <span>{text(dataset.department.name)}</span>
            <span>{dataset.code}</span>
          </p>
          <p className={styles.lead}>{text(dataset.summary)}</p>
          <p className={styles.meta}>
            <span>{text(cycleWords[dataset.updateCycle])}</span>
            {dataset.release ? (
              <>
                <span>{ago(dataset.release.releasedAt)}</span>
                <span>
                  {number(dataset.release.rowCount)} {say('行', 'rows')} × {dataset.fields.length}{' '}
                  {say('字段', 'fields')}
                </span>
                <span>
                  {say('版本', 'release')} {dataset.release.number}
                </span>
              </>
            ) : null}
          </p>
          <p>{text(dataset.sourceNote)}</p>

          <h2>
            {records
              ? say('数据', 'Data')
              : say('样例（合成，不是数据）', 'Sample (synthetic, not data)')}
          </h2>
          {rows.error ? <Failure error={rows.error} retry={rows.reload} /> : null}
          {records ? (
            <>
              <RowTable fields={records.fields} rows={records.nodes} titles={dataset.fields} live />
              <div className={styles.bar}>
                <span>
                  {number(records.totalCount)} {say('行', 'rows')}
                </span>
                <Button kind="secondary" disabled={after === null} onClick={() => setAfter(null)}>
                  {say('回到开头', 'First page')}
                </Button>
                <Button
                  kind="secondary"
                  disabled={!records.pageInfo.hasNextPage}
                  onClick={() => setAfter(records.pageInfo.endCursor)}
                >
                  {say('下一页', 'Next page')}
                </Button>
              </div>
            </>
          ) : (
            <RowTable fields={sampleFields} rows={dataset.sample} titles={dataset.fields} />
          )}

          <h2>{say('字段', 'Fields')}</h2>
          <div className={styles.scroll}>
            <table>
              <thead>
                <tr>
                  <th>{say('名称', 'Name')}</th>
                  <th>{say('类型', 'Type')}</th>
                  <th>{say('单位', 'Unit')}</th>
                  <th>{say('开放', 'Openness')}</th>
                  <th>{say('怎样脱敏', 'Desensitized')}</th>
                </tr>
              </thead>
              <tbody>
                {dataset.fields.map((field) => (
                  <tr key={field.name}>
                    <td>
                      {text(field.title)} <code>{field.name}</code>
                    </td>
                    <td>{text(typeWords[field.type])}</td>
                    <td>{field.unit ?? '—'}</td>
                    <td>
                      <OpennessWord value={field.openness} />
                    </td>
                    <td>{field.desensitization ? text(field.desensitization) : '—'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>

          <h2>{say('接口', 'API')}</h2>
          <pre>
            <code>{`curl ${typeof window === 'undefined' ? '' : window.location.origin}/graphql \\
  -H 'content-type: application/json' -H "authorization: Bearer $KEY" \\
  -d '{"query":"{ dataset(slug: \\"${slug}\\") { records(first: 3) { nodes } } }"}'`}</code>
          </pre>
        </div>
        <aside>
          <NextStep slug={slug} access={dataset.access} condition={dataset.opennessCondition} />
        </aside>
      </div>
    </Page>
  );
}

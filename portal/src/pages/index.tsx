import Link from '@docusaurus/Link';
import { useHistory } from '@docusaurus/router';
import { type ReactNode, useState } from 'react';
import { DATASET_LINE, type DatasetLine, DatasetRow } from '../components/dataset/DatasetRow';
import { Failure } from '../components/feedback/Failure';
import { Button } from '../components/form/Button';
import { Page } from '../components/page/Page';
import styles from '../components/page/Page.module.css';
import { operation } from '../graphql/client';
import type { FacetValue } from '../graphql/contract';
import { useQuery } from '../graphql/useQuery';
import { useLanguage } from '../language/useLanguage';

interface Answer {
  openFigures: {
    datasets: number;
    unconditional: number;
    conditional: number;
    departments: number;
    records: number;
  };
  catalogue: { nodes: DatasetLine[]; facets: { theme: FacetValue[] } };
}
const homeQuery = operation<Answer>(
  `query Home { openFigures { datasets unconditional conditional departments records }
    catalogue(orderBy: RELEASED, first: 5) { nodes { ${DATASET_LINE} } facets { theme { value label { zh en } count } } } }`,
);
const nothing = {};

/** Home: one search box, true figures, what is new, themes. */
export default function Home(): ReactNode {
  const { say, text, number } = useLanguage();
  const history = useHistory();
  const [words, setWords] = useState('');
  const query = useQuery(homeQuery, nothing);
  const figures = query.data?.openFigures;
  const base = say('', '/en');
  return (
    <Page title={say('首页', 'Home')}>
      <h1
        style={{
          fontFamily: '"Noto Serif CJK SC","Source Han Serif SC","Songti SC",serif',
          fontSize: '3.25rem',
        }}
      >
        {say('洛阳数据，坊门已开', 'Luoyang data: the ward gates are open')}
      </h1>
      <p className={styles.lead}>
        {say(
          '全市政务数据的开放目录，任何人可查。无条件开放数据，实名登录即取；有条件开放数据，提供部门十个工作日内答复。样例数据，非正式发布。',
          'The open catalogue of the city’s government data. Unconditional data after identity authentication; conditional data on application, answered within ten working days. Demo data.',
        )}
      </p>
      <form
        className={styles.bar}
        // biome-ignore lint/a11y/useSemanticElements: the search element is not everywhere yet.
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          history.push(`${base}/data?q=${encodeURIComponent(words)}`);
        }}
      >
        <input
          className={styles.input}
          aria-label={say('搜数据集、字段、部门', 'Search datasets, fields, departments')}
          placeholder={say('搜数据集、字段、部门', 'Search datasets, fields, departments')}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <Button type="submit">{say('搜索', 'Search')}</Button>
      </form>
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      {figures ? (
        <div className={styles.figures}>
          {(
            [
              [say('数据集', 'Datasets'), figures.datasets, '/data'],
              [
                say('无条件开放', 'Unconditional'),
                figures.unconditional,
                '/data?openness=UNCONDITIONAL',
              ],
              [say('有条件开放', 'Conditional'), figures.conditional, '/data?openness=CONDITIONAL'],
              [say('提供部门', 'Departments'), figures.departments, '/data'],
              [say('数据行', 'Rows'), figures.records, '/data'],
            ] as const
          ).map(([label, value, to]) => (
            <Link key={label} to={to}>
              {label}
              <strong>{number(value)}</strong>
            </Link>
          ))}
        </div>
      ) : null}
      <div className={styles.split}>
        <section>
          <h2>{say('最近更新', 'Latest updates')}</h2>
          <ul className={styles.rows}>
            {query.data?.catalogue.nodes.map((dataset) => (
              <DatasetRow key={dataset.slug} dataset={dataset} />
            ))}
          </ul>
        </section>
        <aside>
          <h2>{say('按主题找', 'By theme')}</h2>
          <ul className={styles.rows}>
            {query.data?.catalogue.facets.theme.map((theme) => (
              <li key={theme.value}>
                <Link to={`/data?theme=${theme.value}`}>
                  {text(theme.label)} {theme.count}
                </Link>
              </li>
            ))}
          </ul>
        </aside>
      </div>
    </Page>
  );
}

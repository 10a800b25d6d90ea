import { useHistory, useLocation } from '@docusaurus/router';
import { type ReactNode, useEffect, useState } from 'react';
import { DATASET_LINE, type DatasetLine, DatasetRow } from '../components/dataset/DatasetRow';
import { EmptyState } from '../components/feedback/EmptyState';
import { Failure } from '../components/feedback/Failure';
import { Button, ButtonLink } from '../components/form/Button';
import { Page } from '../components/page/Page';
import styles from '../components/page/Page.module.css';
import { operation } from '../graphql/client';
import type { FacetValue, PageInfo } from '../graphql/contract';
import { useQuery } from '../graphql/useQuery';
import { useLanguage } from '../language/useLanguage';

type FacetName = 'openness' | 'theme' | 'department' | 'updateCycle';
interface Answer {
  catalogue: {
    totalCount: number;
    nodes: DatasetLine[];
    pageInfo: PageInfo;
    facets: Record<FacetName, FacetValue[]>;
  };
}
interface Variables {
  search: string;
  filter: Partial<Record<FacetName, string[]>>;
  first: number;
}
const VALUES = '{ value label { zh en } count }';
const catalogueQuery = operation<Answer, Variables>(
  `query Catalogue($search: String, $filter: CatalogueFilter, $first: Int!) { catalogue(search: $search, filter: $filter, first: $first) {
    totalCount nodes { ${DATASET_LINE} } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    facets { openness ${VALUES} theme ${VALUES} department ${VALUES} updateCycle ${VALUES} } } }`,
);
const FACETS: [FacetName, string, string][] = [
  ['openness', '开放属性', 'Openness'],
  ['theme', '主题', 'Theme'],
  ['department', '部门', 'Department'],
  ['updateCycle', '更新周期', 'Update cycle'],
];
const MORE = 20;

/** 找数据: search and facets, their state in the address. */
export default function Catalogue(): ReactNode {
  const { say, text, number } = useLanguage();
  const history = useHistory();
  const { pathname, search } = useLocation();
  const [address, setAddress] = useState<URLSearchParams>();
  const [first, setFirst] = useState(MORE);
  const [composing, setComposing] = useState(false);
  const [words, setWords] = useState('');
  // The built page has no address of its own: it is read once the browser is there.
  useEffect(() => {
    const params = new URLSearchParams(search);
    setAddress(params);
    setWords(params.get('q') ?? '');
  }, [search]);
  const change = (edit: (params: URLSearchParams) => void) => {
    const params = new URLSearchParams(search);
    edit(params);
    setFirst(MORE);
    history.replace(`${pathname}?${params}`);
  };
  const filter = Object.fromEntries(
    FACETS.flatMap(([name]) => (address?.has(name) ? [[name, address.getAll(name)]] : [])),
  );
  const query = useQuery(
    catalogueQuery,
    address ? { search: address.get('q') ?? '', filter, first } : undefined,
  );
  const page = query.data?.catalogue;
  const type = (value: string) => {
    setWords(value);
    if (!composing)
      change((params) => (value === '' ? params.delete('q') : params.set('q', value)));
  };
  return (
    <Page title={say('找数据', 'Data')}>
      <h1>{say('找数据', 'Data')}</h1>
      <input
        className={styles.input}
        type="search"
        name="q"
        aria-label={say('搜数据集、字段、部门', 'Search datasets, fields, departments')}
        value={words}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={(event) => {
          const { value } = event.currentTarget;
          setComposing(false);
          change((params) => params.set('q', value));
        }}
        onChange={(event) => type(event.target.value)}
      />
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      <div className={styles.split} style={{ marginTop: '1.5rem' }}>
        <section aria-busy={query.status === 'loading'}>
          {page ? (
            <p role="status">
              {number(page.totalCount)} {say('个数据集', 'datasets')}
            </p>
          ) : null}
          <ul className={styles.rows}>
            {page?.nodes.map((dataset) => (
              <DatasetRow key={dataset.slug} dataset={dataset} />
            ))}
          </ul>
          {page?.totalCount === 0 ? (
            <EmptyState
              title={say('没有找到', 'Nothing found')}
              actions={
                <ButtonLink to="/data">{say('看全部目录', 'See the whole catalogue')}</ButtonLink>
              }
            >
              {say('换个词，或去掉几个筛选。', 'Try another word, or fewer filters.')}
            </EmptyState>
          ) : null}
          {page?.pageInfo.hasNextPage && first < 100 ? (
            <Button kind="secondary" onClick={() => setFirst(first + MORE)}>
              {say('更多', 'More')}
            </Button>
          ) : null}
        </section>
        <aside>
          {FACETS.map(([name, zh, en]) => (
            <fieldset key={name} style={{ border: 0, padding: 0, margin: '0 0 1.5rem' }}>
              <legend>
                <strong>{say(zh, en)}</strong>
              </legend>
              {page?.facets[name].map((facet) => (
                <label key={facet.value} className={styles.check}>
                  <input
                    type="checkbox"
                    checked={address?.getAll(name).includes(facet.value) ?? false}
                    onChange={(event) =>
                      change((params) => {
                        const others = params.getAll(name).filter((value) => value !== facet.value);
                        params.delete(name);
                        for (const value of event.target.checked
                          ? [...others, facet.value]
                          : others)
                          params.append(name, value);
                      })
                    }
                  />
                  {text(facet.label)}{' '}
                  <span style={{ marginInlineStart: 'auto' }}>{facet.count}</span>
                </label>
              ))}
            </fieldset>
          ))}
        </aside>
      </div>
    </Page>
  );
}

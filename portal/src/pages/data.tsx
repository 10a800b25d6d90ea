import { type ReactNode, useState } from 'react';
import { type Edit, useAddress } from '../address/useAddress';
import { FACET_NAMES, Facets } from '../components/catalogue/Facets';
import { catalogueAddress } from '../components/catalogue/catalogueAddress';
import { type CatalogueOrder, catalogueQuery } from '../components/catalogue/catalogueQuery';
import { SearchField } from '../components/catalogue/SearchField';
import { DatasetRow } from '../components/dataset/DatasetRow';
import { EmptyState } from '../components/feedback/EmptyState';
import { Failure } from '../components/feedback/Failure';
import { Opening } from '../components/feedback/Opening';
import { Button, ButtonLink } from '../components/form/Button';
import { Page } from '../components/page/Page';
import page from '../components/page/Page.module.css';
import { useQuery } from '../graphql/useQuery';
import { useLanguage } from '../language/useLanguage';
import styles from './data.module.css';

const MORE = 20;
const MOST = 100;

/** 找数据: search and facets, their state in the address. */
export default function Catalogue(): ReactNode {
  const { say, number } = useLanguage();
  const { params, change } = useAddress();
  const asked = params && catalogueAddress(params);
  const [first, setFirst] = useState(MORE);
  const [filtering, setFiltering] = useState(false);
  const query = useQuery(catalogueQuery, asked && { ...asked, first });
  const found = query.data?.catalogue;
  const narrowed = Object.keys(asked?.filter ?? {}).length > 0;
  const edit = (how: Edit) => {
    setFirst(MORE);
    change(how);
  };
  const clear = () =>
    edit((next) => {
      for (const name of FACET_NAMES) next.delete(name);
    });
  const orders: [CatalogueOrder, string][] = [
    ['RELEVANCE', say('最相关', 'Most relevant')],
    ['RELEASED', say('最近更新', 'Just updated')],
    ['TITLE', say('按名称', 'By title')],
  ];
  return (
    <Page title={say('找数据', 'Find data')} crumbs={[]}>
      <h1>{say('找数据', 'Find data')}</h1>
      <SearchField
        words={asked?.search ?? ''}
        onWords={(words) =>
          edit((next) => (words === '' ? next.delete('q') : next.set('q', words)))
        }
      />
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      {query.status === 'loading' && !found ? <Opening /> : null}
      {found ? (
        <div className={styles.layout} data-elder-column>
          <div className={styles.facets} data-shown={filtering}>
            <Button
              kind="secondary"
              wide
              aria-expanded={filtering}
              onClick={() => setFiltering(!filtering)}
            >
              {filtering
                ? say(`看${number(found.totalCount)}个数据集`, `See ${number(found.totalCount)}`)
                : say('筛选', 'Filter')}
            </Button>
            <div>
              <Facets
                facets={found.facets}
                chosen={(name) => asked?.filter[name] ?? []}
                toggle={(name, value) =>
                  edit((next) => {
                    const chosen = next.getAll(name);
                    next.delete(name);
                    const kept = chosen.includes(value)
                      ? chosen.filter((other) => other !== value)
                      : [...chosen, value];
                    for (const one of kept) next.append(name, one);
                  })
                }
              />
            </div>
          </div>
          <section aria-busy={query.status === 'loading'} aria-label={say('结果', 'Results')}>
            <div className={styles.head}>
              <p role="status">
                {say(
                  `${number(found.totalCount)}个数据集`,
                  `${number(found.totalCount)} dataset${found.totalCount === 1 ? '' : 's'}`,
                )}
              </p>
              {narrowed ? (
                <Button kind="plain" small onClick={clear}>
                  {say('清除筛选', 'Clear filters')}
                </Button>
              ) : null}
              <label className={styles.order}>
                {say('排序', 'Order')}
                <select
                  value={asked?.orderBy}
                  onChange={(event) => edit((next) => next.set('order', event.target.value))}
                >
                  {orders.map(([value, words]) => (
                    <option key={value} value={value}>
                      {words}
                    </option>
                  ))}
                </select>
              </label>
            </div>
            {found.totalCount === 0 ? (
              <EmptyState
                title={
                  asked?.search
                    ? say(`没有找到“${asked.search}”`, `Nothing found for “${asked.search}”`)
                    : say('没有符合的数据集', 'No dataset fits')
                }
                actions={
                  <>
                    {narrowed ? (
                      <Button onClick={clear}>{say('去掉全部筛选', 'Clear all filters')}</Button>
                    ) : (
                      <Button onClick={() => edit((next) => next.delete('q'))}>
                        {say('看全部目录', 'See the whole catalogue')}
                      </Button>
                    )}
                    <ButtonLink kind="secondary" to="/departments">
                      {say('按部门找，打电话问', 'Find the department and call')}
                    </ButtonLink>
                  </>
                }
              >
                {say(
                  '换一个更短的词，例如“公交”“企业”“空气”；一个字也能搜。',
                  'Try a shorter word, such as “bus”, “company” or “air”.',
                )}
              </EmptyState>
            ) : (
              <ul className={page.rows}>
                {found.nodes.map((dataset) => (
                  <DatasetRow key={dataset.slug} dataset={dataset} />
                ))}
              </ul>
            )}
            {found.pageInfo.hasNextPage && first < MOST ? (
              <p className={page.bar}>
                <Button kind="secondary" onClick={() => setFirst(first + MORE)}>
                  {say('再看20个', '20 more')}
                </Button>
              </p>
            ) : null}
          </section>
        </div>
      ) : null}
    </Page>
  );
}

import { useLocation } from '@docusaurus/router';
import Layout from '@theme/Layout';
import type { ReactNode } from 'react';
import { useAddress } from '../address/useAddress';
import { AboutRail } from '../components/dataset/AboutRail';
import { BuildTab } from '../components/dataset/BuildTab';
import { DataTab } from '../components/dataset/DataTab';
import { DatasetHead } from '../components/dataset/DatasetHead';
import { datasetQuery } from '../components/dataset/datasetQuery';
import { FieldsTab } from '../components/dataset/FieldsTab';
import { NextStep } from '../components/dataset/NextStep';
import { OverviewTab } from '../components/dataset/OverviewTab';
import { Wrong } from '../components/dataset/Wrong';
import { type Tab, Tabs, tabOf } from '../components/dataset/Tabs';
import { Tombstone, tombstoneQuery } from '../components/dataset/Tombstone';
import { Failure } from '../components/feedback/Failure';
import { Opening } from '../components/feedback/Opening';
import { nameAt } from '../components/page/nameAt';
import type { Crumb } from '../components/page/Crumbs';
import { Page } from '../components/page/Page';
import { NoSuchPage } from '../frame/NoSuchPage';
import { useQuery } from '../graphql/useQuery';
import { useLanguage } from '../language/useLanguage';
import { themeWords } from '../language/words';
import styles from './DatasetPage.module.css';

const PARTS: Record<Tab, typeof DataTab> = {
  about: OverviewTab,
  data: DataTab,
  fields: FieldsTab,
  build: BuildTab,
};

/** What a dataset is, whether I may have it, and its rows, fields and query. */
export default function DatasetPage(): ReactNode {
  const { say, text } = useLanguage();
  const slug = nameAt(useLocation().pathname, -1);
  const { params } = useAddress();
  const query = useQuery(datasetQuery, slug === undefined ? undefined : { slug });
  const dataset = query.data?.dataset;
  const catalogue = { to: '/data', words: say('找数据', 'Find data') };
  if (dataset === null && slug !== undefined) return <NotOpen slug={slug} catalogue={catalogue} />;
  if (!dataset) {
    return (
      <Page title={say('数据集', 'Dataset')} crumbs={[catalogue]}>
        {query.error ? <Failure error={query.error} retry={query.reload} /> : <Opening />}
      </Page>
    );
  }
  const tab = tabOf(params);
  const Part = PARTS[tab];
  return (
    <Page
      title={text(dataset.title)}
      published={dataset.release?.releasedAt}
      crumbs={[
        catalogue,
        { to: `/data?theme=${dataset.theme}`, words: text(themeWords[dataset.theme]) },
      ]}
    >
      <div className={styles.layout}>
        <div className={styles.head}>
          <DatasetHead dataset={dataset} />
        </div>
        <aside className={styles.rail}>
          <NextStep dataset={dataset} />
          <AboutRail dataset={dataset} />
        </aside>
        <div className={styles.body}>
          <Tabs dataset={dataset} current={tab} />
          <Part dataset={dataset} />
          <Wrong slug={dataset.slug} />
        </div>
      </div>
    </Page>
  );
}

/** A withdrawn dataset has its page still; what is closed and what never was have none. */
function NotOpen({ slug, catalogue }: { slug: string; catalogue: Crumb }): ReactNode {
  const { say, text } = useLanguage();
  const query = useQuery(tombstoneQuery, { slug });
  const tombstone = query.data?.tombstone;
  if (tombstone === null)
    return (
      <Layout title={say('没有这一页', 'No such page')}>
        <NoSuchPage />
      </Layout>
    );
  return (
    <Page
      title={
        tombstone?.title ? text(tombstone.title) : say('已撤回的数据集', 'A withdrawn dataset')
      }
      crumbs={[catalogue]}
    >
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      {tombstone ? <Tombstone tombstone={tombstone} /> : query.error ? null : <Opening />}
    </Page>
  );
}

import Head from '@docusaurus/Head';
import Layout from '@theme/Layout';
import type { ReactNode } from 'react';
import { type Crumb, Crumbs } from './Crumbs';
import styles from './Page.module.css';

/** A page of the portal: title for the window, the way here, content in the common measure. */
export function Page({
  title,
  crumbs,
  published,
  children,
}: {
  title: string;
  crumbs?: Crumb[];
  /** When what the page is about was last released. */
  published?: string | undefined;
  children: ReactNode;
}): ReactNode {
  return (
    <Layout title={title}>
      {/* The names that the state's norm for government sites gives to these. */}
      <Head>
        <meta name="ColumnName" content={crumbs?.[0]?.words ?? title} />
        <meta name="ArticleTitle" content={title} />
        {published ? <meta name="PubDate" content={published} /> : null}
      </Head>
      <main className={styles.page}>
        {crumbs ? <Crumbs way={crumbs} here={title} /> : null}
        {children}
      </main>
    </Layout>
  );
}

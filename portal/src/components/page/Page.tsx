import Layout from '@theme/Layout';
import type { ReactNode } from 'react';
import { type Crumb, Crumbs } from './Crumbs';
import styles from './Page.module.css';

/** A page of the portal: title for the window, the way here, content in the common measure. */
export function Page({
  title,
  crumbs,
  children,
}: {
  title: string;
  crumbs?: Crumb[];
  children: ReactNode;
}): ReactNode {
  return (
    <Layout title={title}>
      <main className={styles.page}>
        {crumbs ? <Crumbs way={crumbs} here={title} /> : null}
        {children}
      </main>
    </Layout>
  );
}

import Layout from '@theme/Layout';
import type { ReactNode } from 'react';
import styles from './Page.module.css';

/** A page of the portal: title for the window, content in the common measure. */
export function Page({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <Layout title={title}>
      <main className={styles.page}>{children}</main>
    </Layout>
  );
}

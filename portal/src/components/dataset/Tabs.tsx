import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { Text } from '../../graphql/contract';
import { useLanguage } from '../../language/useLanguage';
import type { DatasetDetail } from './datasetQuery';
import styles from '../page/Tabs.module.css';

const TABS = [
  { name: 'about', words: { zh: '概览', en: 'Overview' } },
  { name: 'data', words: { zh: '数据', en: 'Data' } },
  { name: 'fields', words: { zh: '字段', en: 'Fields' } },
  { name: 'build', words: { zh: '开发', en: 'Build' } },
] as const satisfies { name: string; words: Text }[];
export type Tab = (typeof TABS)[number]['name'];

export function tabOf(params: URLSearchParams | undefined): Tab {
  return TABS.find((tab) => tab.name === params?.get('tab'))?.name ?? 'about';
}

/** They are addresses, so that a tab can be sent, and the back button goes back to the last one. */
export function Tabs({ dataset, current }: { dataset: DatasetDetail; current: Tab }): ReactNode {
  const { text, say } = useLanguage();
  return (
    <nav className={styles.tabs} aria-label={say('数据集的各部分', 'Parts of the dataset')}>
      {TABS.map(({ name, words }) => (
        <Link
          key={name}
          to={`/data/${dataset.slug}${name === 'about' ? '' : `?tab=${name}`}`}
          {...(name === current ? { 'aria-current': 'page' as const } : {})}
        >
          {text(words)}
          {name === 'fields' ? <small>{dataset.fields.length}</small> : null}
        </Link>
      ))}
    </nav>
  );
}

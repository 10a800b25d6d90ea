import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import { useLanguage } from '../../language/useLanguage';
import styles from './Crumbs.module.css';

export interface Crumb {
  to: string;
  words: string;
}

export function Crumbs({ way, here }: { way: Crumb[]; here: string }): ReactNode {
  const { say } = useLanguage();
  const home = { to: '/', words: say('首页', 'Home') };
  return (
    <nav aria-label={say('所在位置', 'Where this is')} className={styles.crumbs} data-print="no">
      <ol>
        {[home, ...way].map(({ to, words }) => (
          <li key={to}>
            <Link to={to}>{words}</Link>
          </li>
        ))}
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  );
}

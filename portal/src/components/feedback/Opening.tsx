import type { ReactNode } from 'react';
import { useLanguage } from '../../language/useLanguage';
import styles from './Opening.module.css';

/** Keeps the height of what is coming, so that the page does not jump. */
export function Opening(): ReactNode {
  const { say } = useLanguage();
  return (
    <div className={styles.opening} role="status">
      {say('正在打开…', 'Opening…')}
    </div>
  );
}

import { ALargeSmall } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useLanguage } from '../language/useLanguage';
import styles from './Strip.module.css';
import { useOtherLanguage } from './useOtherLanguage';

const ATTRIBUTE = 'data-elder';
const STORE = 'lf-elder';

/** What the data is, large type, and the other language: above everything, on every page. */
export function Strip(): ReactNode {
  const { say } = useLanguage();
  const other = useOtherLanguage();
  const [large, setLarge] = useState(false);
  useEffect(() => setLarge(document.documentElement.hasAttribute(ATTRIBUTE)), []);
  const toggle = () => {
    document.documentElement.toggleAttribute(ATTRIBUTE, !large);
    localStorage.setItem(STORE, large ? '' : '1');
    setLarge(!large);
  };
  return (
    <aside className={styles.strip} aria-label={say('关于本站', 'About this site')} data-print="no">
      <div className={styles.inner}>
        <p className={styles.about}>
          <strong className={styles.mark}>{say('演示', 'Demo')}</strong>
          <span>{say('样例数据，非正式发布', 'Sample data, not an official release')}</span>
        </p>
        <span className={styles.host}>
          {say(
            '主办：洛阳市政务服务和大数据管理局',
            'Luoyang Government Services and Big Data Bureau',
          )}
        </span>
        <button type="button" className={styles.control} aria-pressed={large} onClick={toggle}>
          <ALargeSmall aria-hidden size={16} strokeWidth={2} />
          {large ? say('常规版', 'Usual size') : say('大字版', 'Large type')}
        </button>
        <a className={styles.control} href={other} lang={say('en', 'zh-CN')}>
          {say('English', '中文')}
        </a>
      </div>
    </aside>
  );
}

import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { Text } from '../graphql/contract';
import { useLanguage } from '../language/useLanguage';
import styles from './Foot.module.css';

const COLUMNS: { title: Text; links: { to: string; words: Text }[] }[] = [
  {
    title: { zh: '数据', en: 'Data' },
    links: [
      { to: '/data', words: { zh: '数据目录', en: 'Catalogue' } },
      { to: '/departments', words: { zh: '按部门', en: 'By department' } },
      { to: '/data?openness=UNCONDITIONAL', words: { zh: '无条件开放', en: 'Unconditional' } },
      { to: '/data?openness=CONDITIONAL', words: { zh: '有条件开放', en: 'Conditional' } },
    ],
  },
  {
    title: { zh: '开发者', en: 'Developers' },
    links: [
      { to: '/build', words: { zh: '五分钟上手', en: 'Five minutes' } },
      { to: '/build/explorer', words: { zh: '探索器', en: 'Explorer' } },
      { to: '/build/keys', words: { zh: '身份与密钥', en: 'Identity and keys' } },
      { to: '/build/errors', words: { zh: '错误代码', en: 'Error codes' } },
      { to: '/build/limits', words: { zh: '上限', en: 'Limits' } },
    ],
  },
  {
    title: { zh: '公开与办事', en: 'In the open' },
    links: [
      { to: '/open', words: { zh: '答复得怎样', en: 'How it is answered' } },
      { to: '/open/ledger', words: { zh: '办件台账', en: 'Ledger of cases' } },
      { to: '/not-opened', words: { zh: '不予开放登记', en: 'What is not opened' } },
      { to: '/services', words: { zh: '办事', en: 'Services' } },
      { to: '/me', words: { zh: '我的办件', en: 'My cases' } },
    ],
  },
  {
    title: { zh: '帮助', en: 'Help' },
    links: [
      { to: '/help#phone', words: { zh: '电话', en: 'Telephone' } },
      { to: '/help#rules', words: { zh: '规则', en: 'Rules' } },
      { to: '/help#accessibility', words: { zh: '无障碍', en: 'Accessibility' } },
    ],
  },
];

/** Assigned by authorities: they stay “待核发” until they are real. */
const MARKS: Text[] = [
  {
    zh: '主办单位：洛阳市政务服务和大数据管理局',
    en: 'Host: Luoyang Government Services and Big Data Bureau',
  },
  { zh: '网站标识码：待核发', en: 'Site identification code: not yet assigned' },
  { zh: 'ICP备案号：待核发', en: 'ICP record: not yet assigned' },
  { zh: '公安备案号：待核发', en: 'Public security record: not yet assigned' },
  { zh: '党政机关网站标识：待核发', en: 'Government site mark: not yet assigned' },
  { zh: '我为政府网站找错：待核发', en: 'Report a fault of this site: not yet assigned' },
];

export function Foot(): ReactNode {
  const { say, text } = useLanguage();
  return (
    <footer className={`theme-layout-footer ${styles.foot}`}>
      <div className={styles.inner}>
        <div className={styles.columns}>
          <section>
            <h2>{say('洛阳市政务数据开放', 'Luoyang Open Data')}</h2>
            <p>
              {say(
                '依据《洛阳市政务数据资源共享管理暂行办法》建设运行。目录无须登录即可查阅；数据实名后取用。',
                'Run under the city’s interim measures on sharing government data. Anyone reads the catalogue; rows follow identity authentication.',
              )}
            </p>
          </section>
          {COLUMNS.map((column) => (
            <nav key={column.title.zh} aria-label={text(column.title)}>
              <h2>{text(column.title)}</h2>
              <ul>
                {column.links.map(({ to, words }) => (
                  <li key={to}>
                    <Link to={to}>{text(words)}</Link>
                  </li>
                ))}
              </ul>
            </nav>
          ))}
        </div>
        <ul className={styles.marks}>
          {MARKS.map((mark) => (
            <li key={mark.zh}>{text(mark)}</li>
          ))}
          <li>
            <a href="/sitemap.xml">{say('网站地图', 'Site map')}</a>
          </li>
        </ul>
      </div>
    </footer>
  );
}

import Link from '@docusaurus/Link';
import {
  Building2,
  ClipboardList,
  FileSearch,
  KeyRound,
  type LucideIcon,
  Rows3,
  Scale,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { Text } from '../graphql/contract';
import { useLanguage } from '../language/useLanguage';
import styles from './Tiles.module.css';

const SERVICES: { icon: LucideIcon; to: string; words: Text; about: Text }[] = [
  {
    icon: ClipboardList,
    to: '/data?openness=CONDITIONAL',
    words: { zh: '申请数据', en: 'Apply for data' },
    about: { zh: '十个工作日内答复', en: 'answered in ten working days' },
  },
  {
    icon: FileSearch,
    to: '/me',
    words: { zh: '查进度', en: 'Follow a case' },
    about: { zh: '到期日和怎么算的', en: 'when due, and how reckoned' },
  },
  {
    icon: KeyRound,
    to: '/me#keys',
    words: { zh: '领密钥', en: 'Get a key' },
    about: { zh: '当场生成', en: 'made at once' },
  },
  {
    icon: Rows3,
    to: '/build',
    words: { zh: '五分钟取到第一行', en: 'First row in five minutes' },
    about: { zh: '照着做就行', en: 'step by step' },
  },
  {
    icon: Building2,
    to: '/departments',
    words: { zh: '问部门', en: 'Ask a department' },
    about: { zh: '电话和办公时间', en: 'telephone and hours' },
  },
  {
    icon: Scale,
    to: '/open',
    words: { zh: '看答复', en: 'See the answers' },
    about: { zh: '按期多少、用时多久', en: 'how many in time, how long' },
  },
];

export function ServiceGrid(): ReactNode {
  const { text } = useLanguage();
  return (
    <ul className={styles.tiles} data-columns="3">
      {SERVICES.map(({ icon: Icon, to, words, about }) => (
        <li key={to}>
          <Icon aria-hidden size={22} strokeWidth={1.75} />
          <Link to={to}>{text(words)}</Link>
          <span>{text(about)}</span>
        </li>
      ))}
    </ul>
  );
}

import Link from '@docusaurus/Link';
import { Bell as BellIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLanguage } from '../language/useLanguage';
import { countWord } from '../notices/noticeQuery';
import { useViewer } from '../viewer/Viewer';
import styles from './Bell.module.css';

/** The way to one's notices, with how many are unread; in the bar and in the menu of a narrow screen. */
export function Bell({ mobile = false }: { mobile?: boolean }): ReactNode {
  const { viewer } = useViewer();
  const { say } = useLanguage();
  if (viewer === undefined || viewer === null) return null;
  const { unreadNotices: unread } = viewer;
  const words =
    unread === 0
      ? say('通知，没有未读', 'Notices, none unread')
      : say(`通知，${countWord(unread)}条未读`, `Notices, ${countWord(unread)} unread`);
  return (
    <Link
      to="/me/notices"
      className={`${styles.bell} ${mobile ? 'menu__link' : ''}`}
      aria-label={words}
      title={words}
      data-testid={mobile ? 'bell-menu' : 'bell'}
    >
      <BellIcon aria-hidden size={20} strokeWidth={2} />
      {unread > 0 ? <span className={styles.count}>{countWord(unread)}</span> : null}
    </Link>
  );
}

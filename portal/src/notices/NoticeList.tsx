import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import page from '../components/page/Page.module.css';
import { useLanguage } from '../language/useLanguage';
import type { NoticeLine } from './noticeQuery';
import styles from './Notices.module.css';

/** Notices, the newest first; opening one reads it. */
export function NoticeList({
  notices,
  open,
}: {
  notices: NoticeLine[];
  open: (notice: NoticeLine) => void;
}): ReactNode {
  const { say, text, minute } = useLanguage();
  return (
    <ul className={page.rows}>
      {notices.map((notice) => (
        <li
          key={notice.id}
          className={styles.line}
          data-unread={notice.readAt === null}
          data-testid="notice"
        >
          <div className={page.head}>
            <strong>
              <Link to={notice.page} onClick={() => open(notice)}>
                {text(notice.title)}
              </Link>
            </strong>
            <span className={page.note}>
              {notice.urgent ? say('紧急 · ', 'Urgent · ') : ''}
              {notice.readAt === null ? say('未读 · ', 'Unread · ') : ''}
              <time dateTime={notice.at}>{minute(notice.at)}</time>
            </span>
          </div>
          <p className={page.note}>{text(notice.body)}</p>
        </li>
      ))}
    </ul>
  );
}

import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import { Failure } from '../components/feedback/Failure';
import page from '../components/page/Page.module.css';
import { useQuery } from '../graphql/useQuery';
import { useLanguage } from '../language/useLanguage';
import { ExportActions } from './ExportActions';
import { type ExportJob, exportQuery, isOpen } from './exportQuery';
import styles from './Exports.module.css';
import { ExportState } from './ExportState';
import { formatName } from './exportWords';
import { useLookAgain } from './useLookAgain';

/** An export that was just asked for, from its beginning to its file. */
export function StartedExport({ started }: { started: ExportJob }): ReactNode {
  const { say } = useLanguage();
  const query = useQuery(exportQuery, { id: started.id });
  const job = query.data?.exportJob ?? started;
  useLookAgain(query, isOpen(job));
  return (
    <section
      className={styles.started}
      aria-label={say('这次导出', 'This export')}
      data-testid="started-export"
    >
      <p>
        <strong>{formatName(job)}</strong>
      </p>
      <ExportState job={job} />
      <ExportActions job={job} changed={query.reload} />
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      <p className={page.note}>
        {say('可以离开本页，做好后在', 'You may leave this page; it will be under ')}
        <Link to="/me#exports">{say('“我的 › 导出”', 'Mine › Exports')}</Link>
        {say('里取。', '.')}
      </p>
    </section>
  );
}

import { type ReactNode, useMemo } from 'react';
import { Failure } from '../../../components/feedback/Failure';
import { Opening } from '../../../components/feedback/Opening';
import { useAnswer } from '../../../graphql/useAnswer';
import { call } from '../../../http/call';
import type { Preview } from '../../deliveries/contract';
import { PreviewRows } from '../../deliveries/PreviewRows';
import { RejectionTable } from '../../deliveries/RejectionTable';
import styles from './Tables.module.css';

/** The first rows of a table as they would be released by what has been decided so far. */
export function TablePreview({ batch, table }: { batch: string; table: string }): ReactNode {
  const ask = useMemo(
    () => (signal: AbortSignal) =>
      call<Preview>('POST', `/deliveries/batches/${batch}/preview`, { body: { table }, signal }),
    [batch, table],
  );
  const { data, error, reload } = useAnswer(ask);
  if (error) return <Failure error={error} retry={reload} />;
  if (data === undefined) return <Opening />;
  return (
    <div className={styles.panel}>
      <PreviewRows preview={data} />
      {data.rejections.length > 0 ? (
        <RejectionTable
          caption={`开头各行中会退回的，共${data.rejections.length}处`}
          rejections={data.rejections}
        />
      ) : null}
    </div>
  );
}

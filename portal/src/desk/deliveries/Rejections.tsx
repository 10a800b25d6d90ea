import { type ReactNode, useState } from 'react';
import { Failure } from '../../components/feedback/Failure';
import { Opening } from '../../components/feedback/Opening';
import { Button } from '../../components/form/Button';
import button from '../../components/form/Button.module.css';
import page from '../../components/page/Page.module.css';
import { useCall } from '../../http/useCall';
import type { LoadDetail, Rejection } from './contract';
import { RejectionTable } from './RejectionTable';

interface RejectionPage {
  rejections: Rejection[];
  next: number | null;
}

/** What came back of a load, a page at a time, and all of it as the officer's own table. */
export function Rejections({ load }: { load: LoadDetail }): ReactNode {
  const [after, setAfter] = useState<number[]>([0]);
  const from = after.at(-1) ?? 0;
  const query = useCall<RejectionPage>(`/deliveries/loads/${load.id}/rejections?after=${from}`);
  const next = query.data?.next;
  return (
    <section aria-labelledby="came-back">
      <h2 id="came-back">退回的行</h2>
      <p className={page.bar}>
        <a
          className={button.button}
          data-kind="secondary"
          href={`/deliveries/loads/${load.id}/rejected.xlsx`}
          download={`退回-${load.fileName.replace(/\.[^.]+$/, '')}.xlsx`}
          data-testid="rejected-workbook"
        >
          下载退回的行（xlsx）
        </a>
        <span className={page.note}>
          列与原文件相同，错的单元格标了颜色并有批注，另有两列写明原因
        </span>
      </p>
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      {query.data ? (
        <RejectionTable
          caption="按行号；一行有几处不对的，各写一行"
          rejections={query.data.rejections}
        />
      ) : (
        <Opening />
      )}
      <p className={page.bar}>
        {after.length > 1 ? (
          <Button kind="secondary" onClick={() => setAfter(after.slice(0, -1))}>
            上一页
          </Button>
        ) : null}
        {next == null ? null : (
          <Button kind="secondary" onClick={() => setAfter([...after, next])}>
            下一页
          </Button>
        )}
      </p>
    </section>
  );
}

import { Check, Copy, Download } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Failure } from '../components/feedback/Failure';
import { Button } from '../components/form/Button';
import { FieldErrors } from '../components/form/FieldErrors';
import { CodedError, send } from '../graphql/client';
import { useAct } from '../graphql/useAct';
import { useChange } from '../graphql/useChange';
import { useLanguage } from '../language/useLanguage';
import { cancelExportMutation, type ExportJob, isOpen, linkQuery } from './exportQuery';
import styles from './Exports.module.css';

/** What its owner can do with an export: fetch it, hand its link to a program, give it up. */
export function ExportActions({
  job,
  changed,
}: {
  job: ExportJob;
  changed: () => void;
}): ReactNode {
  const { say, minute } = useLanguage();
  const { act, busy, failure } = useAct();
  const cancelling = useChange(cancelExportMutation);
  /** Until when the link that was copied is good. */
  const [copied, setCopied] = useState<string>();
  const withLink = (
    use: (link: { downloadUrl: string; manifestUrl: string; expiresAt: string }) => unknown,
  ) =>
    act(async () => {
      const { exportJob } = await send(linkQuery, { id: job.id });
      const { downloadUrl, manifestUrl, expiresAt } = exportJob ?? {};
      if (downloadUrl == null || manifestUrl == null || expiresAt == null) {
        changed();
        throw new CodedError('EXPORT_EXPIRED', 'The file is no longer there.');
      }
      await use({ downloadUrl, manifestUrl, expiresAt });
    });
  const copy = () =>
    withLink(async ({ downloadUrl, expiresAt }) => {
      await navigator.clipboard.writeText(downloadUrl);
      setCopied(expiresAt);
    });
  const cancel = async () => {
    await cancelling.make({ id: job.id });
    changed();
  };
  const ready = job.state === 'READY';
  return (
    <>
      <div className={styles.actions}>
        {ready ? (
          <>
            <Button
              small
              disabled={busy}
              data-testid="export-download"
              onClick={() =>
                void withLink(({ downloadUrl }) => window.location.assign(downloadUrl))
              }
            >
              <Download aria-hidden size={16} strokeWidth={1.75} />
              {say('下载', 'Download')}
            </Button>
            <Button kind="secondary" small disabled={busy} onClick={() => void copy()}>
              {copied ? (
                <Check aria-hidden size={16} strokeWidth={2} />
              ) : (
                <Copy aria-hidden size={16} strokeWidth={2} />
              )}
              <span role="status">
                {copied
                  ? say(`已复制，${minute(copied)}前有效`, `Copied; good until ${minute(copied)}`)
                  : say('复制链接', 'Copy link')}
              </span>
            </Button>
            <Button
              kind="plain"
              small
              disabled={busy}
              onClick={() => void withLink(({ manifestUrl }) => window.open(manifestUrl, '_blank'))}
            >
              {say('清单', 'Manifest')}
            </Button>
          </>
        ) : null}
        {ready || isOpen(job) ? (
          <Button
            kind={ready ? 'plain' : 'secondary'}
            small
            disabled={cancelling.sending}
            data-testid="export-cancel"
            onClick={() => void cancel()}
          >
            {ready ? say('删除', 'Delete') : say('取消', 'Cancel')}
          </Button>
        ) : null}
      </div>
      <FieldErrors errors={cancelling.errors} />
      {(failure ?? cancelling.failure) ? (
        <Failure error={(failure ?? cancelling.failure) as CodedError} />
      ) : null}
    </>
  );
}

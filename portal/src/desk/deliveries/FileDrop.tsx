import { FileUp } from 'lucide-react';
import { type ReactNode, useId, useRef, useState } from 'react';
import { Failure } from '../../components/feedback/Failure';
import { Button } from '../../components/form/Button';
import button from '../../components/form/Button.module.css';
import { useAct } from '../../graphql/useAct';
import { upload } from '../../http/call';
import styles from './FileDrop.module.css';
import { sizeWords } from './words';

/** A place for a file: dropped or chosen, sent as it is, with its progress and a way to stop. */
export function FileDrop<Sent>({
  label,
  hint,
  address,
  accept,
  sent,
}: {
  label: string;
  hint: ReactNode;
  /** Where the file goes, from its name. */
  address: (name: string) => string;
  accept?: string;
  sent: (answer: Sent, file: File) => void;
}): ReactNode {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const running = useRef<AbortController>(undefined);
  const [over, setOver] = useState(false);
  const [going, setGoing] = useState<{ file: File; share: number }>();
  const { act, failure } = useAct();
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    const abort = new AbortController();
    running.current = abort;
    setGoing({ file, share: 0 });
    await act(async () => {
      const answer = await upload<Sent>(address(file.name), file, {
        progress: (share) => setGoing({ file, share }),
        signal: abort.signal,
      });
      sent(answer, file);
    });
    setGoing(undefined);
    if (input.current) input.current.value = '';
  };
  return (
    <>
      {/* The input in it does the same by keyboard. */}
      <div
        className={styles.drop}
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void take(event.dataTransfer.files[0]);
        }}
      >
        {going ? (
          <div className={styles.going} role="status">
            <label htmlFor={`${id}-sending`}>
              正在上传 {going.file.name}，{sizeWords(going.file.size)}，已传
              {Math.floor(going.share * 100)}%
            </label>
            <progress id={`${id}-sending`} max={1} value={going.share} />
            <Button kind="secondary" small onClick={() => running.current?.abort()}>
              停止上传
            </Button>
          </div>
        ) : (
          <>
            <FileUp aria-hidden size={28} strokeWidth={1.75} />
            <strong>{label}</strong>
            <p className={styles.hint}>{hint}</p>
            <input
              className={styles.input}
              ref={input}
              id={id}
              type="file"
              {...(accept ? { accept } : {})}
              onChange={(event) => void take(event.target.files?.[0])}
            />
            <label htmlFor={id} className={button.button} data-kind="secondary">
              选择文件
            </label>
          </>
        )}
      </div>
      {failure ? <Failure error={failure} /> : null}
    </>
  );
}

import { CircleAlert, FolderUp } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { Button } from '../../../components/form/Button';
import button from '../../../components/form/Button.module.css';
import drop from '../../deliveries/FileDrop.module.css';
import { chosenFiles, droppedFiles } from './collectFiles';
import styles from './FolderDrop.module.css';
import { useSending } from './useSending';

/** A place for a whole folder: dropped or chosen, sent file by file, with how many have arrived. */
export function FolderDrop({
  batch,
  empty,
  arrived,
}: {
  batch: string;
  /** Whether nothing lies on the bench yet. */
  empty: boolean;
  arrived: () => void;
}): ReactNode {
  const id = useId();
  const [over, setOver] = useState(false);
  const { total, done, failed, findings, running, send, stop } = useSending(batch, arrived);
  return (
    <section aria-label="报文件" className={styles.sending}>
      {/* The inputs in it do the same by keyboard. */}
      <div
        className={drop.drop}
        data-over={over}
        data-compact={!empty}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          if (!running) void droppedFiles(event.dataTransfer).then(send);
        }}
      >
        {running ? (
          <div className={drop.going} role="status">
            <label htmlFor={`${id}-sending`} data-testid="sending">
              已报{done}/{total}
              {failed.length > 0 ? `，${failed.length}个没有报成` : ''}
            </label>
            <progress id={`${id}-sending`} max={total} value={done + failed.length} />
            <Button kind="secondary" small onClick={stop}>
              停止
            </Button>
          </div>
        ) : (
          <>
            {empty ? <FolderUp aria-hidden size={28} strokeWidth={1.75} /> : null}
            <strong>{empty ? '把文件夹拖到这里' : '再报文件：拖到这里，同名的替换'}</strong>
            {empty ? (
              <p className={drop.hint}>
                也可以是几个文件或一个压缩包。工作簿（xlsx、xls、et）、CSV、JSON
                等，一批至多1000个；目录填报表一起放进来。
              </p>
            ) : null}
            <div className={styles.ways}>
              {[
                { name: 'folder', words: '选择文件夹' },
                { name: 'files', words: '选择文件' },
              ].map(({ name, words }) => (
                <span key={name} className={styles.way}>
                  <input
                    className={drop.input}
                    id={`${id}-${name}`}
                    type="file"
                    multiple
                    data-testid={`choose-${name}`}
                    {...(name === 'folder' && { webkitdirectory: '' })}
                    onChange={({ target }) => {
                      const chosen = target.files ? chosenFiles(target.files) : [];
                      target.value = '';
                      void send(chosen);
                    }}
                  />
                  <label
                    htmlFor={`${id}-${name}`}
                    className={button.button}
                    data-kind={empty && name === 'folder' ? 'primary' : 'secondary'}
                    data-small={!empty}
                  >
                    {words}
                  </label>
                </span>
              ))}
            </div>
          </>
        )}
      </div>
      {!running && total > 0 ? (
        <p role="status" className={styles.outcome}>
          已报{done}/{total}
          {done + failed.length < total ? '，已停止' : ''}
        </p>
      ) : null}
      {findings.length > 0 ? (
        <ul className={styles.outcome}>
          {[...new Set(findings.map(({ zh }) => zh))].map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      ) : null}
      {failed.length > 0 ? (
        <div className={styles.failed} role="alert">
          <strong>
            <CircleAlert aria-hidden size={18} strokeWidth={2} />
            {failed.length}个文件没有报成
          </strong>
          <ul>
            {failed.map(({ file, error }) => (
              <li key={file.name}>
                {file.name}：{error.reason?.zh ?? '服务器没有回答'}
              </li>
            ))}
          </ul>
          {running ? null : (
            <Button
              kind="secondary"
              small
              onClick={() => void send(failed.map(({ file }) => file))}
            >
              再报这{failed.length}个
            </Button>
          )}
        </div>
      ) : null}
    </section>
  );
}

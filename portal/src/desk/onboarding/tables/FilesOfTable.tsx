import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import { Failure } from '../../../components/feedback/Failure';
import { Button } from '../../../components/form/Button';
import tableStyles from '../../../components/table/Table.module.css';
import { useAct } from '../../../graphql/useAct';
import { call } from '../../../http/call';
import { useLanguage } from '../../../language/useLanguage';
import { loadWords, sizeWords } from '../../deliveries/words';
import { StateWord } from '../../frame/StateWord';
import type { Bench, BenchFile } from '../contract';
import styles from './Tables.module.css';

/** Files with who sent them and how their rows went in; a file can be taken off the bench. */
export function FilesOfTable({
  bench,
  files,
  changed,
}: {
  bench: Bench;
  files: BenchFile[];
  changed: () => void;
}): ReactNode {
  const { minute } = useLanguage();
  const { act, busy, failure } = useAct();
  const remove = ({ id }: BenchFile) =>
    act(async () => {
      await call('DELETE', `/deliveries/batches/${bench.id}/files/${id}`);
      changed();
    });
  return (
    <div className={styles.panel}>
      {failure ? <Failure error={failure} /> : null}
      <table className={`${tableStyles.table} ${tableStyles.stack}`}>
        <thead>
          <tr>
            <th scope="col">文件</th>
            <th scope="col">大小</th>
            <th scope="col">报送</th>
            <th scope="col">载入</th>
            <th scope="col">操作</th>
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <tr key={file.id}>
              <th scope="row">{file.name}</th>
              <td data-label="大小">{sizeWords(file.bytes)}</td>
              <td data-label="报送">
                {file.sentBy}，{minute(file.sentAt)}
              </td>
              <td data-label="载入">
                {file.load && file.loadState ? (
                  <Link to={`/desk/deliveries/loads/${file.load}`}>
                    <StateWord tone={loadWords[file.loadState].tone}>
                      {loadWords[file.loadState].word}
                    </StateWord>
                  </Link>
                ) : (
                  '—'
                )}
              </td>
              <td data-label="操作">
                {bench.closedAt === null ? (
                  <Button
                    kind="plain"
                    small
                    disabled={busy}
                    aria-label={`删去${file.name}`}
                    onClick={() => void remove(file)}
                  >
                    删去
                  </Button>
                ) : (
                  '—'
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

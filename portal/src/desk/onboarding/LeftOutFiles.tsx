import type { ReactNode } from 'react';
import { Failure } from '../../components/feedback/Failure';
import { Button } from '../../components/form/Button';
import page from '../../components/page/Page.module.css';
import table from '../../components/table/Table.module.css';
import { useAct } from '../../graphql/useAct';
import { call } from '../../http/call';
import styles from './Bench.module.css';
import type { Bench, BenchFile } from './contract';

/** Files that are in no table, each with why: it could not be read, or it is a copy. */
export function LeftOutFiles({ bench, changed }: { bench: Bench; changed: () => void }): ReactNode {
  const { act, busy, failure } = useAct();
  const faulty = bench.files.filter(({ fault }) => fault !== null);
  const copies = bench.files.filter(({ copyOf }) => copyOf !== null);
  const nameOf = (id: string | null) => bench.files.find((file) => file.id === id)?.name ?? '';
  const remove = ({ id }: BenchFile) =>
    act(async () => {
      await call('DELETE', `/deliveries/batches/${bench.id}/files/${id}`);
      changed();
    });
  return (
    <>
      {faulty.length > 0 ? (
        <section aria-labelledby="faulty" data-testid="faulty-files">
          <h2 id="faulty">看不懂的{faulty.length}个文件</h2>
          <p className={page.note}>改好后用原名再报一次即替换；不要的删去。</p>
          {failure ? <Failure error={failure} /> : null}
          <table className={`${table.table} ${table.stack}`}>
            <thead>
              <tr>
                <th scope="col">文件</th>
                <th scope="col">原因</th>
                <th scope="col">操作</th>
              </tr>
            </thead>
            <tbody>
              {faulty.map((file) => (
                <tr key={file.id}>
                  <th scope="row" className={styles.name}>
                    {file.name}
                  </th>
                  <td data-label="原因">{file.fault?.zh}</td>
                  <td data-label="操作">
                    <Button
                      kind="plain"
                      small
                      disabled={busy || bench.closedAt !== null}
                      aria-label={`删去${file.name}`}
                      onClick={() => void remove(file)}
                    >
                      删去
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : null}
      {copies.length > 0 ? (
        <details className={styles.details} data-testid="copies">
          <summary>逐字节相同、只留一个的{copies.length}个文件</summary>
          <ul>
            {copies.map(({ id, name, copyOf }) => (
              <li key={id} className={styles.name}>
                {name} 与 {nameOf(copyOf)} 相同
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

import { CircleAlert } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Failure } from '../../components/feedback/Failure';
import { Button } from '../../components/form/Button';
import form from '../../components/form/Form.module.css';
import { useAct } from '../../graphql/useAct';
import { call } from '../../http/call';
import styles from './Bench.module.css';
import type { Bench, BenchTable, TableLoad } from './contract';

/** Loads tables one after the other, each as one load; one that is refused holds back no other. */
export function useLoadTables(batch: string, started: () => void) {
  const { act, busy, failure } = useAct();
  const [total, setTotal] = useState(0);
  const [loads, setLoads] = useState<TableLoad[]>([]);
  const load = (tables: BenchTable[], whole = false) =>
    act(async () => {
      setTotal(tables.length);
      setLoads([]);
      for (const { key } of tables) {
        const answer = await call<{ loads: TableLoad[] }>(
          'POST',
          `/deliveries/batches/${batch}/load`,
          { body: { tables: [key], whole } },
        );
        setLoads((before) => [...before, ...answer.loads]);
      }
    }).finally(started);
  return { load, running: busy, failure, total, loads };
}

/** How many tables have been set off, and which could not be; where parts cannot be told, the whole is replaced. */
export function LoadProgress({
  bench,
  loading: { load, running, failure, total, loads },
}: {
  bench: Bench;
  loading: ReturnType<typeof useLoadTables>;
}): ReactNode {
  if (total === 0) return null;
  const refused = loads.flatMap((one) => ('refused' in one ? [one] : []));
  const tableOf = (key: string) => bench.tables.find((one) => one.key === key);
  return (
    <div className={styles.loading} role="status">
      {running ? <progress max={total} value={loads.length} aria-label="载入进度" /> : null}
      <p>
        {total}张表中已开始载入{loads.length - refused.length}张
        {running ? '…' : '；状态见下，可以离开本页'}
      </p>
      {refused.map((one) => {
        const table = tableOf(one.table);
        return (
          <div key={one.table} className={styles.refused}>
            <p className={form.error}>
              <CircleAlert aria-hidden size={18} strokeWidth={2} />
              {table?.title}：{one.refused.zh}
            </p>
            {table && table.parts.length > 0 ? (
              <Button
                kind="secondary"
                small
                disabled={running}
                onClick={() => void load([table], true)}
              >
                文件已报齐：整表替换
              </Button>
            ) : null}
          </div>
        );
      })}
      {failure ? <Failure error={failure} /> : null}
    </div>
  );
}

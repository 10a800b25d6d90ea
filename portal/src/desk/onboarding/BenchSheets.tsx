import { type ReactNode, useState } from 'react';
import { Failure } from '../../components/feedback/Failure';
import { Button } from '../../components/form/Button';
import page from '../../components/page/Page.module.css';
import { useAct } from '../../graphql/useAct';
import { call } from '../../http/call';
import { type SheetCodes, SheetCodesInput } from '../catalogue/SheetCodes';
import { type SheetOutcome, SheetOutcomes } from '../catalogue/SheetOutcomes';
import panel from '../Desk.module.css';
import styles from './Bench.module.css';
import type { Bench, BenchFile } from './contract';

/** 目录填报表 that lay in the folder: imported, tables find their entries in them. */
export function BenchSheets({ bench, changed }: { bench: Bench; changed: () => void }): ReactNode {
  const sheets = bench.files.filter(({ sheet }) => sheet);
  if (sheets.length === 0) return null;
  return (
    <section aria-labelledby="sheets">
      <h2 id="sheets">目录填报表</h2>
      {sheets.map((sheet) => (
        <Sheet key={sheet.id} bench={bench} sheet={sheet} changed={changed} />
      ))}
    </section>
  );
}

function Sheet({
  bench,
  sheet,
  changed,
}: {
  bench: Bench;
  sheet: BenchFile;
  changed: () => void;
}): ReactNode {
  const [codes, setCodes] = useState<SheetCodes>({});
  const [shown, setShown] = useState<{ outcomes: SheetOutcome[]; tried: boolean }>();
  const { act, busy, failure } = useAct();
  const bring = (dryRun: boolean) =>
    act(async () => {
      const { entries } = await call<{ entries: SheetOutcome[] }>(
        'POST',
        `/deliveries/batches/${bench.id}/files/${sheet.id}/sheet`,
        { body: { ...codes, dryRun } },
      );
      setShown({ outcomes: entries, tried: dryRun });
      if (!dryRun) changed();
    });
  return (
    <div className={panel.panel} data-testid="bench-sheet">
      <p>
        <strong>{sheet.name}</strong>
        ：里面的条目编入目录后，表按名称和列对上它们，不必再答主题和分类。
      </p>
      <details className={styles.details}>
        <summary>表里写的是数字代码</summary>
        <SheetCodesInput codes={codes} change={setCodes} />
      </details>
      <p className={page.bar}>
        <Button kind="secondary" small disabled={busy} onClick={() => void bring(false)}>
          编入目录
        </Button>
        <Button kind="plain" small disabled={busy} onClick={() => void bring(true)}>
          先看结果，不保存
        </Button>
      </p>
      {failure ? <Failure error={failure} /> : null}
      {shown ? (
        <div className={styles.long}>
          <SheetOutcomes outcomes={shown.outcomes} tried={shown.tried} />
        </div>
      ) : null}
    </div>
  );
}

import type { ReactNode } from 'react';
import { Button } from '../../../components/form/Button';
import page from '../../../components/page/Page.module.css';
import type { Bench, Standing } from '../contract';
import { standings } from '../standings';
import { TableRow } from './TableRow';

/** The tables that the files make: all of them, or those that stand at one step. */
export function BenchTables({
  bench,
  wanted,
  showAll,
  changed,
}: {
  bench: Bench;
  wanted: Standing | undefined;
  showAll: () => void;
  changed: () => void;
}): ReactNode {
  const shown = bench.tables.filter(({ standing }) => wanted === undefined || standing === wanted);
  if (bench.tables.length === 0) return null;
  return (
    <section aria-labelledby="tables">
      <h2 id="tables" tabIndex={-1}>
        {wanted === undefined
          ? `合成的${bench.tables.length}张表`
          : `${standings[wanted].word}的${shown.length}张表`}
      </h2>
      {wanted === undefined ? null : (
        <p className={page.bar}>
          <Button kind="secondary" small onClick={showAll}>
            看全部{bench.tables.length}张
          </Button>
        </p>
      )}
      <ul className={page.rows}>
        {shown.map((table) => (
          <TableRow key={table.key} bench={bench} table={table} changed={changed} />
        ))}
      </ul>
    </section>
  );
}

import {
  deleteRows,
  emptyColumn,
  type Gone,
  redactCells,
  type ReleasedTable,
  rowsOfKey,
  rowsOfValues,
} from '../../db/purges/open-rows.ts';
import {
  emptySentColumn,
  emptySentRows,
  forgetExamples,
  redactSent,
} from '../../db/purges/pool-rows.ts';
import { redactNotes } from '../../db/purges/releases.ts';
import { purgeField, purgeTraces, purgeWords } from '../../db/purges/traces.ts';
import type { IngestDb } from '../../db/connect.ts';
import type { PurgeTarget } from '../../db/purges/tables.ts';
import { headerKey } from '../intake/header-key.ts';
import type { ReleasableDataset } from '../releases/delivery.ts';
import { releasedKey, sentKey } from './targets.ts';

export interface Removal {
  sentRows: number;
  /** What went out of each released table. */
  gone: Map<ReleasedTable, Gone>;
}

/** Shorter values of a row could be anybody's words: only longer ones are looked for where readers asked. */
const SHORTEST_TRACE = 6;
const MOST_TRACES = 2000;

/** Removes a target from everything that is derived from what was sent, and from what was sent itself. */
export async function remove(
  trx: IngestDb,
  target: PurgeTarget,
  dataset: ReleasableDataset,
  tables: readonly ReleasedTable[],
  { hashKey, at }: { hashKey: Buffer; at: Date },
): Promise<Removal> {
  const { id } = dataset;
  const gone = new Map<ReleasedTable, Gone>();
  await forgetExamples(trx, id);
  switch (target.kind) {
    case 'ROW': {
      const key = releasedKey(dataset, target.key, hashKey);
      const texts = Object.values(target.key);
      for (const table of tables) {
        const condition = rowsOfKey(table, key);
        if (condition === undefined) continue;
        const deleted = await deleteRows(trx, table, condition);
        texts.push(...deleted.texts);
        gone.set(table, deleted);
      }
      await purgeTraces(trx, id, longest(texts));
      return { gone, sentRows: await emptySentRows(trx, id, sentKey(dataset, target.key)) };
    }
    case 'COLUMN': {
      for (const table of tables) gone.set(table, await emptyColumn(trx, table, target.field));
      const field = dataset.fields.find(({ name }) => name === target.field);
      const column = field?.source ?? field?.title.zh ?? target.field;
      await purgeField(trx, id, { field: target.field, header: headerKey(column) });
      return { gone, sentRows: await emptySentColumn(trx, id, column) };
    }
    case 'VALUES': {
      const { values } = target;
      for (const table of tables) {
        // A row whose key is the value has nothing left by which it is known.
        const keys = table.columns.filter(({ name }) => table.keys.includes(name));
        const deleted = await deleteRows(trx, table, rowsOfValues({ columns: keys }, values));
        const redacted = await redactCells(trx, table, values);
        gone.set(table, {
          rows: deleted.rows + redacted.rows,
          spans: [...deleted.spans, ...redacted.spans],
        });
      }
      await purgeWords(trx, id, values);
      await redactNotes(trx, id, values, at);
      return { gone, sentRows: await redactSent(trx, id, values) };
    }
  }
}

function longest(texts: readonly string[]): string[] {
  const traces = texts.filter(({ length }) => length >= SHORTEST_TRACE);
  return [...new Set(traces)].slice(0, MOST_TRACES);
}

import { readRows } from '../intake/recognise.ts';
import type { Recognition } from '../intake/recognition.ts';
import type { Delivery, IngestSystem, ReleasableDataset, ReleaseReport } from './delivery.ts';
import { fileDigest } from './file-digest.ts';
import { readOperations } from './operations.ts';
import { releaseDelivery } from './release-delivery.ts';

/** Loads a recognised file into its dataset and releases it. */
export async function deliverFile(
  ingest: IngestSystem,
  dataset: ReleasableDataset,
  sent: { file: string; name: string; recognition: Recognition },
  order: Pick<Delivery, 'scope' | 'pushId' | 'loadedBy' | 'note' | 'begun' | 'hold'>,
  progress?: (rows: number) => void,
): Promise<ReleaseReport> {
  const { firstRows: _firstRows, laterRows: _laterRows, ...kept } = sent.recognition;
  const rows = readRows(sent.file, sent.recognition);
  const { columns, batches } =
    order.scope.mode === 'INCREMENT'
      ? readOperations(sent.recognition.columns, rows)
      : { columns: sent.recognition.columns, batches: rows };
  const sha256 = await fileDigest(sent.file);
  return releaseDelivery(
    ingest,
    dataset,
    {
      fileName: sent.name,
      sha256,
      columns,
      // of the rows as they are kept: without the column that says what becomes of them
      recognition: { ...kept, columns },
      batches,
      ...order,
    },
    progress,
  );
}

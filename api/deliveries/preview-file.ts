import { dayOf } from '../clock.ts';
import { type Rejection, releasedFields, rowChecker } from '../intake/check-row.ts';
import { recognise } from '../intake/recognise.ts';
import type { Hints } from '../intake/recognition.ts';
import type { Sentence } from '../errors.ts';
import type { IngestSystem, ReleasableDataset } from '../releases/delivery.ts';

const SHOWN_ROWS = 20;

export interface Preview {
  format: string;
  columns: string[];
  findings: Sentence[];
  fields: { name: string; type: string; source: string; openness: string }[];
  /** The first rows as they will be released: checked, desensitized, without closed columns. */
  rows: { line: number; values: (string | null)[] }[];
  rejections: Rejection[];
}

/** Shows what will become of a file before anything is loaded; nothing is changed. */
export async function previewFile(
  system: Pick<IngestSystem, 'datasetKey' | 'clock'>,
  dataset: ReleasableDataset,
  file: string,
  hints: Hints,
): Promise<Preview> {
  const recognition = await recognise(file, hints);
  const { columns, firstRows } = recognition;
  const key = system.datasetKey(dataset.id);
  const check = rowChecker(columns, dataset.fields, key, dayOf(system.clock()));
  const rows: Preview['rows'] = [];
  const rejections: Rejection[] = [];
  for (const row of firstRows.slice(0, SHOWN_ROWS)) {
    const checked = check(row);
    if ('rejected' in checked) rejections.push(...checked.rejected);
    else rows.push({ line: row.line, values: checked.values });
  }
  const fields = releasedFields(dataset.fields).map(({ name, type, source, title, openness }) => ({
    name,
    type,
    source: source ?? title.zh,
    openness,
  }));
  return {
    format: recognition.format,
    columns,
    findings: recognition.findings,
    fields,
    rows,
    rejections,
  };
}

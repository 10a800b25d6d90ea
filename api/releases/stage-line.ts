import { hash } from 'node:crypto';
import type { FieldDeclaration } from '../../db/catalogue/declaration.ts';
import { copyArray, copyValue } from '../../db/releases/copy-text.ts';
import { keyedHash } from '../desensitization/keyed-hash.ts';
import { releasedFields } from '../intake/check-row.ts';
import type { SentRow } from '../intake/recognition.ts';

type Values = readonly (string | null)[];

/** The row's identity: its key under the dataset's own secret, so that a hidden key cannot be guessed from it. */
export function rowIdentity(
  fields: readonly FieldDeclaration[],
  key: Buffer,
): (values: Values) => string {
  const positions = releasedFields(fields).flatMap((field, at) => (field.key === true ? [at] : []));
  const digest = keyedHash(key);
  return (values) => digest(JSON.stringify(positions.map((at) => values[at]))).slice(0, 32);
}

/** A checked row on its way into the stage. */
export function stageLine(
  row: SentRow,
  values: Values,
  identify: (values: Values) => string,
): string {
  const text = values.map(copyValue).join('\t');
  const gone = row.deleted === true ? 't' : 'f';
  return `${row.line}\t${gone}\t${identify(values)}\t${hash('sha256', text).slice(0, 32)}\t${text}\n`;
}

/** A row as it was sent, on its way into the pool. */
export function sentLine(loadId: string, row: SentRow): string {
  return `${loadId}\t${row.line}\t${copyArray(row.cells)}\n`;
}

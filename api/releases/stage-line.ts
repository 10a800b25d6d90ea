import { createHmac, createSecretKey, hash } from 'node:crypto';
import type { FieldDeclaration } from '../../db/catalogue/declaration.ts';
import { arrayLiteral, copyValue } from '../../db/releases/copy-text.ts';
import { releasedFields } from '../intake/check-row.ts';
import type { SentRow } from '../intake/recognition.ts';

type Values = readonly (string | null)[];

/** The row's identity: its key under the dataset's own secret, so that a hidden key cannot be guessed from it. */
export function rowIdentity(
  fields: readonly FieldDeclaration[],
  key: Buffer,
): (values: Values) => string {
  const positions = releasedFields(fields).flatMap((field, at) => (field.key === true ? [at] : []));
  // From its bytes the key would be made anew for each row, in five times the time of the hash itself.
  const secret = createSecretKey(key);
  return (values) =>
    createHmac('sha256', secret)
      .update(JSON.stringify(positions.map((at) => values[at])))
      .digest('hex')
      .slice(0, 32);
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
  return `${loadId}\t${row.line}\t${copyValue(arrayLiteral(row.cells))}\n`;
}

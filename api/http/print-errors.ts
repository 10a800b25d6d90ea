import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { ERRORS } from '../errors.ts';

/** The error registry as the portal's documentation reads it. */
export function printedErrors(): string {
  const entries = Object.entries(ERRORS).map(([code, entry]) => ({ code, ...entry }));
  return `${JSON.stringify(entries, null, 2)}\n`;
}

if (import.meta.main) {
  writeFileSync(
    path.join(import.meta.dirname, '../../portal/src/generated/errors.json'),
    printedErrors(),
  );
}

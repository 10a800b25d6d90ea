import { readdirSync } from 'node:fs';

/** All files that lie in a folder of copies, however deep, whole or not. */
export function copiesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ name }) => name);
}

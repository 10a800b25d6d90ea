import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Every file below the folders in whose name or bytes the text stands. */
export function grepFolders(folders: readonly string[], text: string): string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const held =
        entry.name.includes(text) || (entry.isFile() && readFileSync(file).includes(text));
      return held ? [file] : [];
    }),
  );
}

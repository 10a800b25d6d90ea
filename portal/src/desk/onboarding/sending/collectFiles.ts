/** A file of a folder with its path in it. */
export interface FolderFile {
  name: string;
  file: File;
}

/** What systems and office programs leave in folders, and nobody means to send. */
const LEFT_BEHIND = /(^|\/)(\.[^/]*|~\$[^/]*|Thumbs\.db|desktop\.ini|__MACOSX\/.*)$/iu;

/** Files that were chosen in an input, whole folders included. */
export function chosenFiles(list: FileList): FolderFile[] {
  return withinFolder(
    [...list].map((file) => ({ name: file.webkitRelativePath || file.name, file })),
  );
}

/** Files and folders that were dropped. What is taken of the drop must be taken before anything is awaited. */
export async function droppedFiles({ items, files }: DataTransfer): Promise<FolderFile[]> {
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return chosenFiles(files);
  return withinFolder((await Promise.all(entries.map(filesOf))).flat());
}

async function filesOf(entry: FileSystemEntry): Promise<FolderFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    return [{ name: entry.fullPath.replace(/^\//, ''), file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: FolderFile[] = [];
  // A reader gives a hundred at a time.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return found;
    found.push(...(await Promise.all(some.map(filesOf))).flat());
  }
}

/** Without what was left behind, and without the one folder in which everything lies. */
function withinFolder(files: FolderFile[]): FolderFile[] {
  const meant = files.filter(({ name }) => !LEFT_BEHIND.test(name));
  const tops = new Set(meant.map(({ name }) => name.split('/')[0]));
  const nested = meant.every(({ name }) => name.includes('/'));
  if (tops.size !== 1 || !nested) return meant;
  return meant.map(({ name, file }) => ({ name: name.slice(name.indexOf('/') + 1), file }));
}

import type pg from 'pg';
import { KeptFiles } from './kept-files.ts';
import { Lane } from './lane.ts';
import type { ExportStore } from './take-export.ts';

/** Files that one process makes at once. */
export const MOST_EXPORTS_AT_ONCE = 4;

/** Files of a process: at once as many as its export connections, and kept in a folder of its own. */
export function openExports(where: {
  reader: pg.Pool;
  folder: string;
  /** Megabytes that may be kept. */
  room: number;
  origin: string;
}): ExportStore {
  const lane = new Lane(MOST_EXPORTS_AT_ONCE, 'exports');
  const { reader, folder, room, origin } = where;
  return { reader, lane, folder, origin, kept: new KeptFiles(folder, room * 2 ** 20, lane) };
}

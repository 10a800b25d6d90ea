import { CFB, type WorkBook } from '@e965/xlsx';
import { biffLooks } from './biff-looks.ts';
import { ooxmlLooks } from './ooxml-looks.ts';
import { noLooks, type SheetLooks } from './sheet-looks.ts';

/** The parts that the reader keeps with a workbook when it is asked to. */
type Kept = WorkBook & {
  cfb?: object;
  files?: Record<string, Entry | undefined>;
};
interface Entry {
  content: unknown;
}

/** The looks of a sheet of a workbook as Excel or WPS wrote it; of other formats nothing is known. */
export function looksOf(workbook: WorkBook, sheet: string): SheetLooks {
  const { cfb, files }: Kept = workbook;
  const looks = noLooks();
  const stream: Entry | null | undefined =
    cfb && (CFB.find(cfb, '/Workbook') ?? CFB.find(cfb, '/Book'));
  if (stream !== undefined && stream !== null) biffLooks(bytesOf(stream), sheet, looks);
  else if (files !== undefined)
    ooxmlLooks((name) => files[name] && bytesOf(files[name]), sheet, looks);
  return looks;
}

const bytesOf = ({ content }: Entry) => Buffer.from(content as Uint8Array);

import { IntakeError } from './intake-error.ts';

const MEGABYTE = 1024 * 1024;

/** What an archive may hold: a few kilobytes can unpack to more than any disk. */
export const ARCHIVE_BOUNDS = {
  /** Bytes of all tables of an archive, unpacked. */
  unpacked: 4096 * MEGABYTE,
  /** How many times larger than packed a table may be, once it is large; real tables stay under 50. */
  ratio: 200,
  ratioFrom: 64 * MEGABYTE,
  /** Files in an archive. */
  entries: 2000,
  /** Bytes of a workbook's parts, unpacked: all of it is held in memory. */
  workbook: 512 * MEGABYTE,
} as const;

/** Refuses what an archive says of itself, or what came out of it so far, when it is beyond the bounds. */
export function checkUnpacked(packed: number, unpacked: number): void {
  const { ratio, ratioFrom } = ARCHIVE_BOUNDS;
  if (unpacked > ARCHIVE_BOUNDS.unpacked || (unpacked > ratioFrom && unpacked > packed * ratio))
    throw archiveTooLarge();
}

export function archiveTooLarge(): IntakeError {
  return new IntakeError(
    'ARCHIVE_TOO_LARGE',
    '压缩包展开后过大（上限 4 GB、200 倍、2000 个文件）；请分批提供',
    'the archive unpacks to too much (at most 4 GB, 200 times its size, 2,000 files); give it in parts',
  );
}

export function broken(): IntakeError {
  return new IntakeError(
    'ARCHIVE_BROKEN',
    '文件损坏，打不开；请重新压缩，或在 Excel、WPS 中重新另存',
    'the file is damaged; pack it again, or save it again in Excel or WPS',
  );
}

export function locked(): IntakeError {
  return new IntakeError(
    'FILE_PROTECTED',
    '文件有密码；请取消密码后再导入',
    'the file has a password; remove it and import again',
  );
}

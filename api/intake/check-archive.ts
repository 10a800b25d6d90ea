import { IntakeError } from './intake-error.ts';

/** Bytes of a workbook unpacked: a small archive can hold very much. */
const LARGEST_UNPACKED = 512 * 1024 * 1024;
const END_RECORD = 0x06054b50;
const ENTRY = 0x02014b50;

export function broken(): IntakeError {
  return new IntakeError(
    'ARCHIVE_BROKEN',
    '工作簿损坏，打不开；请在 Excel 或 WPS 中重新另存',
    'the workbook is damaged; save it again in Excel or WPS',
  );
}

export function locked(): IntakeError {
  return new IntakeError(
    'FILE_PROTECTED',
    '文件有密码；请取消密码后再导入',
    'the file has a password; remove it and import again',
  );
}

/**
 * Looks at a zip archive's table of contents before anything is unpacked; other files pass.
 * @throws ARCHIVE_BROKEN, FILE_PROTECTED, FILE_TOO_LARGE, FORMAT_UNKNOWN for an archive that is no workbook
 */
export function checkArchive(bytes: Buffer): void {
  if (bytes.readUInt16BE(0) !== 0x504b) return;
  const end = bytes.lastIndexOf(Buffer.from('504b0506', 'hex'));
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== END_RECORD) throw broken();
  let at = bytes.readUInt32LE(end + 16);
  let unpacked = 0;
  let isWorkbook = false;
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) throw broken();
    if ((bytes.readUInt16LE(at + 8) & 1) === 1) throw locked();
    unpacked += bytes.readUInt32LE(at + 24);
    const nameLength = bytes.readUInt16LE(at + 28);
    if (bytes.toString('utf8', at + 46, at + 46 + nameLength).startsWith('xl/')) isWorkbook = true;
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  if (unpacked > LARGEST_UNPACKED) {
    throw new IntakeError(
      'FILE_TOO_LARGE',
      '工作簿展开后超过 512 MB；请另存为 CSV',
      'the workbook is larger than 512 MB unpacked; save it as CSV',
    );
  }
  if (!isWorkbook) {
    throw new IntakeError(
      'FORMAT_UNKNOWN',
      '压缩包里没有工作表；请解压后提供 XLSX 或 CSV',
      'the archive holds no sheets; unpack it and give XLSX or CSV',
    );
  }
}

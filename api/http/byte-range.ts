import type { ByteRange } from '../exports/read-blocks.ts';

/**
 * The one range of a Range header (RFC 9110, 14.2): undefined where there is none that is understood, so that the
 * whole is sent; `BEYOND` where it lies outside.
 */
export function readRange(
  header: string | undefined,
  bytes: number,
): ByteRange | 'BEYOND' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  const start = from === '' ? Math.max(0, bytes - Number(to)) : Number(from);
  const end = from === '' || to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1);
  if (start >= bytes || (from === '' && Number(to) === 0)) return 'BEYOND';
  return start > end ? undefined : { start, end };
}

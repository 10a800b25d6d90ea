/** A header as it is compared: whatever its width, its spaces and line breaks, it is one header. */
export function headerKey(header: string): string {
  return header.normalize('NFKC').replaceAll(/\s/gu, '');
}

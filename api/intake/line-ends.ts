/** Whether lines end in CR alone, as old Macintosh programs write them; line breaks within quotes say nothing. */
export function endsInCr(text: string): boolean {
  if (!text.includes('\r')) return false;
  const unquoted = text.includes('"') ? text.replaceAll(/"[^"]*("|$)/g, '') : text;
  return unquoted.includes('\r') && !unquoted.includes('\n');
}

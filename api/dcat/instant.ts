/** An instant as every format here takes it: RFC 3339, in UTC. */
export function instantOf(value: string | Date): string {
  return new Date(value).toISOString();
}

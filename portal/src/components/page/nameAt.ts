/** The name in the address of a live page; a shell, built without one, holds a colon in its place. */
export function nameAt(pathname: string, place: number): string | undefined {
  const part = pathname.split('/').filter(Boolean).at(place);
  return part === undefined || part.startsWith(':') ? undefined : decodeURIComponent(part);
}

/** A copy with one part changed; what is `undefined` or an empty text is left out. */
export function withPart<Whole extends object, Name extends keyof Whole>(
  whole: Whole,
  name: Name,
  value: Whole[Name] | undefined,
): Whole {
  const next = { ...whole };
  if (value === undefined || value === '') delete next[name];
  else next[name] = value;
  return next;
}

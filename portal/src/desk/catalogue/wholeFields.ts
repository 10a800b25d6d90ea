import type { Difference } from './Beside';

/**
 * The differences with each field that only one side has told once and whole, instead of part by part; the two lists
 * of names, which say the same, are left out.
 */
export function wholeFields(differences: Difference[]): Difference[] {
  const names = differences.find(({ element }) => element === 'fields');
  if (names === undefined) return differences;
  const [before, after] = [namesIn(names.before), namesIn(names.after)];
  const whole = new Map<string, Difference>();
  const rest = differences.filter((difference) => {
    const [first, name = '', part = ''] = difference.element.split('.');
    if (first !== 'fields' || (before.has(name) && after.has(name)))
      return first !== 'fields' || name !== '';
    if (name === '') return false;
    const side = before.has(name) ? 'before' : 'after';
    const element = `fields.${name}`;
    const found = whole.get(element) ?? { element, before: null, after: null };
    const said = typeof found[side] === 'object' ? found[side] : {};
    whole.set(element, { ...found, [side]: { ...said, [part]: difference[side] } });
    return false;
  });
  return [...rest, ...whole.values()];
}

function namesIn(value: unknown): Set<unknown> {
  return new Set(Array.isArray(value) ? value : []);
}

import type { XmlLayout } from './recognition.ts';

/** What an element is to a layout: looked up by its name under its parent's, since paths made of text are slow. */
export interface XmlStep {
  /** Above a record, a record, or within one. */
  place: 'ABOVE' | 'RECORD' | 'WITHIN';
  children: Map<string, XmlStep>;
  /** Columns of its attributes and of its text; -1 where it has none. */
  attributes: Map<string, number>;
  text: number;
  repeats: boolean;
}

/** The tree of a layout's elements, above which stands a step that is no element. */
export function xmlSteps({ record, keys, repeating }: XmlLayout): XmlStep {
  const top = aStep('ABOVE');
  const known = new Set(repeating);
  const walk = (path: string): XmlStep => {
    let step = top;
    let walked = '';
    for (const name of path.split('/')) {
      walked = walked === '' ? name : `${walked}/${name}`;
      const next = step.children.get(name) ?? aStep(placeOf(walked, record));
      step.children.set(name, next);
      next.repeats = known.has(walked);
      step = next;
    }
    return step;
  };
  walk(record);
  keys.forEach((key, column) => {
    const [path = '', attribute] = key.split('@', 2);
    const step = walk(path);
    if (attribute === undefined) step.text = column;
    else step.attributes.set(attribute, column);
  });
  return top;
}

function placeOf(path: string, record: string): XmlStep['place'] {
  if (path === record) return 'RECORD';
  return record.startsWith(`${path}/`) ? 'ABOVE' : 'WITHIN';
}

function aStep(place: XmlStep['place']): XmlStep {
  return { place, children: new Map(), attributes: new Map(), text: -1, repeats: false };
}

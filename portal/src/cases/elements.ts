import type { FilingSubject } from './filingQuery';

/** An element of an entry that can be corrected, and what it says. */
export interface Element {
  element: string;
  current: string;
}

/** What of an entry can be corrected, in the order in which its page shows it. */
export function elementsOf(subject: FilingSubject): Element[] {
  return [
    { element: 'title', current: subject.title.zh },
    { element: 'summary', current: subject.summary.zh },
    { element: 'keywords', current: subject.keywords.join('、') },
    { element: 'sourceNote', current: subject.sourceNote.zh },
    ...subject.fields.flatMap(({ name, title, description, unit }) => [
      { element: `fields.${name}.title`, current: title.zh },
      { element: `fields.${name}.description`, current: description?.zh ?? '' },
      { element: `fields.${name}.unit`, current: unit ?? '' },
    ]),
  ];
}

import type { FilingSubject } from './filingQuery';

/** An element of an entry that can be corrected, and what it says. */
export interface Element {
  element: string;
  zh: string;
  en: string;
  current: string;
}

/** What of an entry can be corrected, in the order in which its page shows it. */
export function elementsOf({
  title,
  summary,
  keywords,
  sourceNote,
  fields,
}: FilingSubject): Element[] {
  return [
    { element: 'title', zh: '名称', en: 'Title', current: title.zh },
    { element: 'summary', zh: '摘要', en: 'Summary', current: summary.zh },
    { element: 'keywords', zh: '关键词', en: 'Keywords', current: keywords.join('、') },
    { element: 'sourceNote', zh: '来源与口径', en: 'Source', current: sourceNote.zh },
    ...fields.flatMap(({ name, title: named, description, unit }) => [
      {
        element: `fields.${name}.title`,
        zh: `字段“${named.zh}”的名称`,
        en: `Title of ${name}`,
        current: named.zh,
      },
      {
        element: `fields.${name}.description`,
        zh: `字段“${named.zh}”的含义`,
        en: `Meaning of ${name}`,
        current: description?.zh ?? '',
      },
      {
        element: `fields.${name}.unit`,
        zh: `字段“${named.zh}”的单位`,
        en: `Unit of ${name}`,
        current: unit ?? '',
      },
    ]),
  ];
}

import type { XmlPath } from './xml-survey.ts';

/** A column of an XML table: where its value stands, and how it is called. */
export interface XmlColumn {
  /** Path of the element, with @attribute where it is one. */
  key: string;
  name: string;
}

/** The columns: attributes of the levels above, then the record's own attributes, text and fields. */
export function xmlColumns(record: XmlPath): XmlColumn[] {
  const columns: XmlColumn[] = [];
  for (const level of levelsAbove(record)) {
    for (const attribute of level.attributes)
      columns.push({ key: `${level.path}@${attribute}`, name: `${level.name}.${attribute}` });
  }
  collect(record, '', columns);
  return namedApart(columns);
}

function collect(at: XmlPath, prefix: string, columns: XmlColumn[]): void {
  for (const attribute of at.attributes)
    columns.push({ key: `${at.path}@${attribute}`, name: prefix + attribute });
  if (at.hasText)
    columns.push({ key: at.path, name: prefix === '' ? at.name : prefix.slice(0, -1) });
  for (const child of at.below.values()) {
    if (child.repeats) columns.push({ key: child.path, name: prefix + child.name });
    else collect(child, `${prefix}${child.name}.`, columns);
  }
}

/** From the root down to the record's parent. */
export function levelsAbove(record: XmlPath): XmlPath[] {
  const levels: XmlPath[] = [];
  for (let at = record.parent; at !== undefined; at = at.parent) levels.unshift(at);
  return levels;
}

/** An attribute and a child of one name would make two columns of one name. */
function namedApart(columns: readonly XmlColumn[]): XmlColumn[] {
  const taken = new Set<string>();
  return columns.map(({ key, name }) => {
    let own = name;
    for (let next = 2; taken.has(own); next++) own = `${name}_${next}`;
    taken.add(own);
    return { key, name: own };
  });
}

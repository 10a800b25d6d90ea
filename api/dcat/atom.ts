import type { CatalogueEntry } from '../../db/catalogue/entries.ts';
import { pageOf } from './describe-dataset.ts';
import { instantOf } from './instant.ts';
import { escapeXml } from '../xml.ts';

/** One thing that happened in a feed. */
export interface FeedEntry {
  id: string;
  title: string;
  updated: string;
  link: string;
  author: string;
  summary: string;
}

/** The newest release of an entry, or its publication while it has none. */
export function newsOf(entry: CatalogueEntry, origin: string): FeedEntry {
  const link = pageOf(origin, entry.slug);
  const { head } = entry;
  return {
    id: `${link}#release-${head?.number ?? 0}`,
    title: head === null ? entry.titleZh : `${entry.titleZh}：第 ${head.number} 版`,
    updated: instantOf(head?.releasedAt ?? entry.publishedOn),
    link,
    author: entry.provider.nameZh,
    summary: head === null || head.note === '' ? entry.summaryZh : head.note,
  };
}

/** An Atom feed (RFC 4287), newest first. */
export function writeFeed(
  feed: { id: string; title: string; link: string },
  entries: readonly FeedEntry[],
): string {
  const newest = entries
    .map(({ updated }) => updated)
    .toSorted()
    .at(-1);
  const element = (name: string, text: string) => `<${name}>${escapeXml(text)}</${name}>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
    element('id', feed.id),
    element('title', feed.title),
    element('updated', newest ?? '1970-01-01T00:00:00.000Z'),
    `<link rel="self" href="${escapeXml(feed.id)}"/>`,
    `<link rel="alternate" href="${escapeXml(feed.link)}"/>`,
    ...entries.map((entry) =>
      [
        '<entry>',
        element('id', entry.id),
        element('title', entry.title),
        element('updated', entry.updated),
        `<link rel="alternate" href="${escapeXml(entry.link)}"/>`,
        `<author>${element('name', entry.author)}</author>`,
        element('summary', entry.summary),
        '</entry>',
      ].join(''),
    ),
    '</feed>',
    '',
  ].join('\n');
}

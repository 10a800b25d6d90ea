import type { CatalogueEntry } from '../../db/catalogue/entries.ts';
import { instantOf } from './instant.ts';
import { escapeXml } from '../xml.ts';

const PAGES = [
  '/',
  '/data',
  '/services',
  '/build',
  '/open',
  '/not-opened',
  '/departments',
  '/help',
];

export const SITEMAP_HEAD = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
  '',
].join('\n');
export const SITEMAP_END = '</urlset>\n';

export function pagesInSitemap(origin: string): string {
  return PAGES.map((page) => inBothLanguages(origin, page)).join('');
}

export function datasetInSitemap({ slug, head }: CatalogueEntry, origin: string): string {
  return inBothLanguages(
    origin,
    `/data/${slug}`,
    head === null ? undefined : instantOf(head.releasedAt),
  );
}

/** A page stands twice, each time with both of its languages. */
function inBothLanguages(origin: string, page: string, modified?: string): string {
  const zh = origin + page;
  const en = `${origin}/en${page === '/' ? '/' : page}`;
  const links = [
    `<xhtml:link rel="alternate" hreflang="zh-CN" href="${escapeXml(zh)}"/>`,
    `<xhtml:link rel="alternate" hreflang="en" href="${escapeXml(en)}"/>`,
  ].join('');
  const lastmod = modified === undefined ? '' : `<lastmod>${modified}</lastmod>`;
  return [zh, en]
    .map((address) => `<url><loc>${escapeXml(address)}</loc>${lastmod}${links}</url>\n`)
    .join('');
}

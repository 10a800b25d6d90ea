import type { CatalogueEntry } from '../../db/catalogue/entries.ts';
import { pageOf } from './describe-dataset.ts';
import { schemaOrgOf } from './schema-org.ts';
import { RDF_TYPES } from './write-rdf.ts';
import { escapeXml } from '../xml.ts';

/** Tags of the shell that say something of the page; the entry's own stand in their place. */
const OF_THE_SHELL =
  /<title\b[^>]*>[^<]*<\/title>|<meta\b[^>]*\b(?:og:(?:url|title)|name="?ArticleTitle)\b[^>]*>|<link\b[^>]*\brel="?(?:canonical|alternate)\b[^>]*>/g;

/**
 * The dataset's page with what readers who run no scripts need: its title and summary, its addresses in both
 * languages, its forms for machines, and its description in schema.org.
 */
export function withPageHead(
  shell: string,
  entry: CatalogueEntry,
  { origin, english }: { origin: string; english: boolean },
): string {
  const end = shell.indexOf('</head>');
  const head = shell.slice(0, end).replaceAll(OF_THE_SHELL, '');
  return `${head}${tags(entry, origin, english)}${shell.slice(end)}`;
}

function tags(entry: CatalogueEntry, origin: string, english: boolean): string {
  const page = pageOf(origin, entry.slug);
  const inEnglish = pageOf(`${origin}/en`, entry.slug);
  const title = english ? entry.titleEn : entry.titleZh;
  const here = english ? inEnglish : page;
  const tag = (name: string, attributes: Record<string, string>) =>
    `<${name} ${Object.entries(attributes)
      .map(([key, value]) => `${key}="${escapeXml(value)}"`)
      .join(' ')}>`;
  // Marked as the portal's own head tags are, so that the page takes them over when it comes alive.
  const managed = { 'data-rh': 'true' };
  const alternate = (type: string, href: string) => tag('link', { rel: 'alternate', type, href });
  return [
    `<title data-rh="true">${escapeXml(title)} | ${english ? 'Luoyang Open Data' : '洛阳市政务数据开放'}</title>`,
    tag('meta', { name: 'description', content: english ? entry.summaryEn : entry.summaryZh }),
    tag('meta', { name: 'ArticleTitle', content: title, ...managed }),
    tag('meta', { property: 'og:title', content: title, ...managed }),
    tag('meta', { property: 'og:url', content: here, ...managed }),
    tag('link', { rel: 'canonical', href: here, ...managed }),
    tag('link', { rel: 'alternate', hreflang: 'zh-CN', href: page, ...managed }),
    tag('link', { rel: 'alternate', hreflang: 'en', href: inEnglish, ...managed }),
    ...Object.entries(RDF_TYPES).map(([ending, type]) => alternate(type, `${page}.${ending}`)),
    alternate('application/json', `${page}/datapackage.json`),
    alternate('application/atom+xml', `${page}/feed.atom`),
    `<script type="application/ld+json">${scriptText(schemaOrgOf(entry, origin))}</script>`,
  ].join('');
}

/** JSON that cannot end the element it stands in. */
function scriptText(value: object): string {
  return JSON.stringify(value).replaceAll('<', String.raw`\u003c`);
}

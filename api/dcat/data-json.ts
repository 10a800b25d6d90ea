import type { CatalogueEntry } from '../../db/catalogue/entries.ts';
import { pageOf } from './describe-dataset.ts';
import { instantOf } from './instant.ts';
import { FILES } from './vocabulary.ts';

const FREQUENCY: Record<CatalogueEntry['updateCycle'], string> = {
  REAL_TIME: 'R/PT1S',
  DAILY: 'R/P1D',
  WEEKLY: 'R/P1W',
  MONTHLY: 'R/P1M',
  QUARTERLY: 'R/P3M',
  HALF_YEARLY: 'R/P6M',
  YEARLY: 'R/P1Y',
  IRREGULAR: 'irregular',
  NEVER: 'irregular',
};

/** The head of a `data.json`; its datasets follow. */
export const DATA_JSON_HEAD = {
  '@context': 'https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld',
  conformsTo: 'https://project-open-data.cio.gov/v1.1/schema',
} as const;

/** An open entry in the words of Project Open Data 1.1, without the two codes that only bureaus of the United States have. */
export function dataJsonOf(
  entry: CatalogueEntry,
  { origin, contactEmail }: { origin: string; contactEmail: string },
): object {
  const { provider, head } = entry;
  const iri = pageOf(origin, entry.slug);
  return {
    '@type': 'dcat:Dataset',
    identifier: entry.code,
    title: entry.titleZh,
    description: entry.summaryZh,
    keyword: entry.keywords.length > 0 ? entry.keywords : [entry.theme],
    modified: instantOf(head?.releasedAt ?? entry.publishedOn),
    publisher: { '@type': 'org:Organization', name: provider.nameZh },
    contactPoint: {
      '@type': 'vcard:Contact',
      fn: provider.nameZh,
      hasEmail: `mailto:${contactEmail}`,
    },
    accessLevel: entry.openness === 'UNCONDITIONAL' ? 'public' : 'restricted public',
    rights: entry.opennessConditionZh ?? '实名登录后可取用',
    accrualPeriodicity: FREQUENCY[entry.updateCycle],
    issued: instantOf(entry.publishedOn).slice(0, 10),
    language: ['zh-CN'],
    landingPage: iri,
    theme: [entry.theme],
    spatial: entry.divisionZh,
    distribution:
      head === null
        ? []
        : FILES.map(({ format, mediaType }) => ({
            '@type': 'dcat:Distribution',
            title: `${entry.titleZh} ${format.toUpperCase()}`,
            downloadURL: `${origin}/exports/${entry.slug}.${format}`,
            mediaType,
          })),
  };
}

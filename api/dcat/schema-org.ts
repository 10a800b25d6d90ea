import type { CatalogueEntry } from '../../db/catalogue/entries.ts';
import { datasetIri, pageOf, providerIri } from './describe-dataset.ts';
import { instantOf } from './instant.ts';
import { FILES } from './vocabulary.ts';

/** An open entry as a schema.org `Dataset`: what search engines show of it. */
export function schemaOrgOf(entry: CatalogueEntry, origin: string): object {
  const { slug, provider, head } = entry;
  return {
    '@context': 'https://schema.org/',
    '@type': 'Dataset',
    '@id': datasetIri(origin, slug),
    url: pageOf(origin, slug),
    ...statementsOf(entry),
    inLanguage: 'zh-CN',
    isAccessibleForFree: true,
    conditionsOfAccess: entry.opennessConditionZh ?? '实名登录后可取用',
    temporalCoverage: coverageOf(entry),
    spatialCoverage: { '@type': 'Place', name: entry.divisionZh, identifier: entry.division },
    publisher: {
      '@type': 'GovernmentOrganization',
      '@id': providerIri(origin, provider.code),
      name: provider.nameZh,
      telephone: provider.phone,
    },
    includedInDataCatalog: { '@type': 'DataCatalog', url: `${origin}/catalog` },
    variableMeasured: entry.fields.map((field) => ({
      '@type': 'PropertyValue',
      name: field.titleZh,
      alternateName: field.name,
      ...(field.unit !== null && { unitText: field.unit }),
    })),
    distribution:
      head === null
        ? []
        : FILES.map(({ format, mediaType }) => ({
            '@type': 'DataDownload',
            encodingFormat: mediaType,
            contentUrl: `${origin}/exports/${slug}.${format}`,
          })),
  };
}

/** What both schema.org and Croissant say of an entry. */
export function statementsOf(entry: CatalogueEntry) {
  return {
    name: entry.titleZh,
    alternateName: entry.titleEn,
    description: entry.summaryZh,
    identifier: entry.code,
    keywords: entry.keywords,
    datePublished: instantOf(entry.publishedOn),
    ...(entry.head !== null && {
      dateModified: instantOf(entry.head.releasedAt),
      version: String(entry.head.number),
    }),
  };
}

function coverageOf({ temporalFrom, temporalUntil }: CatalogueEntry): string | undefined {
  return temporalFrom === null ? undefined : `${temporalFrom}/${temporalUntil ?? '..'}`;
}

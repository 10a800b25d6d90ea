import type { Quad } from 'n3';
import type { CatalogueEntry } from '../../db/catalogue/entries.ts';
import { Subject } from './graph.ts';
import { instantOf } from './instant.ts';
import { ACCESS_RIGHT, FILES, FREQUENCY, IANA, LANGUAGE } from './vocabulary.ts';

/** The dataset's page; the dataset itself is a part of it. */
export const pageOf = (origin: string, slug: string) => `${origin}/data/${slug}`;
export const datasetIri = (origin: string, slug: string) => `${pageOf(origin, slug)}#dataset`;
export const catalogueIri = (origin: string) => `${origin}/catalog`;

/**
 * An open entry as DCAT-AP 3: the dataset, its provider, its files and its endpoint. It says what the catalogue
 * shows everyone and nothing of rows.
 */
export function describeDataset(entry: CatalogueEntry, origin: string): Quad[] {
  const quads: Quad[] = [];
  const { slug, provider } = entry;
  const page = pageOf(origin, slug);
  const iri = datasetIri(origin, slug);
  const dataset = new Subject(quads, iri, 'dcat:Dataset')
    .text('dct:title', { zh: entry.titleZh, en: entry.titleEn })
    .text('dct:description', { zh: entry.summaryZh, en: entry.summaryEn })
    .value('dct:identifier', entry.code)
    .value('dct:issued', instantOf(entry.publishedOn), 'xsd:dateTime')
    .value('dct:modified', entry.head && instantOf(entry.head.releasedAt), 'xsd:dateTime')
    .value('dcat:version', entry.head === null ? null : String(entry.head.number))
    .is('dct:accrualPeriodicity', FREQUENCY[entry.updateCycle], 'dct:Frequency')
    .is('dct:accessRights', ACCESS_RIGHT[entry.openness], 'dct:RightsStatement')
    .is('dct:language', LANGUAGE.zh, 'dct:LinguisticSystem')
    .is('dcat:landingPage', page, 'foaf:Document');
  for (const keyword of entry.keywords) dataset.text('dcat:keyword', { zh: keyword, en: null });
  dataset
    .has('dcat:theme', `${origin}/data?theme=${entry.theme}`, 'skos:Concept')
    .text('skos:prefLabel', { zh: null, en: entry.theme });
  dataset
    .has('dct:spatial', `${origin}/data?division=${entry.division}`, 'dct:Location')
    .text('skos:prefLabel', { zh: entry.divisionZh, en: entry.divisionEn });
  if (entry.temporalFrom !== null) {
    dataset
      .has('dct:temporal', `${page}#period`, 'dct:PeriodOfTime')
      .value('dcat:startDate', entry.temporalFrom, 'xsd:date')
      .value('dcat:endDate', entry.temporalUntil, 'xsd:date');
  }
  describePublisher(
    dataset.has('dct:publisher', providerIri(origin, provider.code), 'foaf:Agent'),
    provider,
  );
  dataset
    .has('dcat:contactPoint', `${page}#contact`, 'vcard:Organization', 'vcard:Kind')
    .text('vcard:fn', { zh: provider.nameZh, en: provider.nameEn })
    .is('vcard:hasTelephone', `tel:${provider.phone.replaceAll(/[^\d+-]/g, '')}`);
  const endpoint = `${origin}/graphql/${slug}`;
  const service = new Subject(quads, endpoint, 'dcat:DataService')
    .text('dct:title', { zh: `${entry.titleZh}接口`, en: `${entry.titleEn}: endpoint` })
    .is('dcat:endpointURL', endpoint)
    .is('dcat:endpointDescription', `${endpoint}.graphql`)
    .is('dcat:servesDataset', iri);
  describePublisher(service.has('dct:publisher', providerIri(origin, provider.code)), undefined);
  if (entry.head === null) return quads;
  for (const { format, fileType, mediaType } of FILES) {
    const file = `${origin}/exports/${slug}.${format}`;
    dataset
      .has('dcat:distribution', `${page}#${format}`, 'dcat:Distribution')
      .text('dct:title', { zh: `${entry.titleZh}（${format.toUpperCase()}）`, en: null })
      .is('dcat:accessURL', page)
      .is('dcat:downloadURL', file)
      .is('dct:format', fileType, 'dct:MediaTypeOrExtent')
      .is('dcat:mediaType', IANA + mediaType, 'dct:MediaType')
      .is('dcat:accessService', endpoint);
  }
  return quads;
}

export function providerIri(origin: string, code: string): string {
  return `${origin}/departments#${code}`;
}

function describePublisher(
  publisher: Subject,
  provider: { nameZh: string; nameEn: string } | undefined,
): void {
  if (provider !== undefined)
    publisher.text('foaf:name', { zh: provider.nameZh, en: provider.nameEn });
}

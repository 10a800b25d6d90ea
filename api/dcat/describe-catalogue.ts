import type { Quad } from 'n3';
import type { CatalogueEntry } from '../../db/catalogue/entries.ts';
import { catalogueIri, datasetIri, describeDataset } from './describe-dataset.ts';
import { Subject } from './graph.ts';
import { LANGUAGE } from './vocabulary.ts';

/** A page of the open catalogue as DCAT-AP 3, with each dataset on it described. */
export function describeCatalogue(entries: readonly CatalogueEntry[], origin: string): Quad[] {
  const quads: Quad[] = [];
  const catalogue = new Subject(quads, catalogueIri(origin), 'dcat:Catalog')
    .text('dct:title', {
      zh: '洛阳市政务数据开放目录',
      en: 'Luoyang open government data catalogue',
    })
    .text('dct:description', {
      zh: '依《洛阳市政务数据资源共享管理暂行办法》（洛政办〔2020〕39号）编制的政务数据开放目录。',
      en: 'The catalogue of open government data of Luoyang under 洛政办〔2020〕39号.',
    })
    .is('dct:language', LANGUAGE.zh, 'dct:LinguisticSystem')
    .is('dct:language', LANGUAGE.en, 'dct:LinguisticSystem')
    .is('foaf:homepage', `${origin}/`, 'foaf:Document');
  catalogue.has('dct:publisher', `${origin}/departments#bureau`, 'foaf:Agent').text('foaf:name', {
    zh: '洛阳市政务服务和大数据管理局',
    en: 'Luoyang Bureau of Government Services and Big Data',
  });
  for (const entry of entries) {
    catalogue.is('dcat:dataset', datasetIri(origin, entry.slug));
    catalogue.is('dcat:service', `${origin}/graphql/${entry.slug}`);
  }
  return [...quads, ...entries.flatMap((entry) => describeDataset(entry, origin))];
}

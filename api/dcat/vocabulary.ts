import type { CatalogueEntry } from '../../db/catalogue/entries.ts';

/** The namespaces that the catalogue is written in. */
export const PREFIXES = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

const AUTHORITY = 'http://publications.europa.eu/resource/authority';

/** 更新周期 in the words of the EU's frequency list. */
export const FREQUENCY: Record<CatalogueEntry['updateCycle'], string> = {
  REAL_TIME: `${AUTHORITY}/frequency/UPDATE_CONT`,
  DAILY: `${AUTHORITY}/frequency/DAILY`,
  WEEKLY: `${AUTHORITY}/frequency/WEEKLY`,
  MONTHLY: `${AUTHORITY}/frequency/MONTHLY`,
  QUARTERLY: `${AUTHORITY}/frequency/QUARTERLY`,
  HALF_YEARLY: `${AUTHORITY}/frequency/ANNUAL_2`,
  YEARLY: `${AUTHORITY}/frequency/ANNUAL`,
  IRREGULAR: `${AUTHORITY}/frequency/IRREG`,
  NEVER: `${AUTHORITY}/frequency/NEVER`,
};

/** 开放属性 in the words of the EU's access rights: a condition is a restriction. */
export const ACCESS_RIGHT: Record<CatalogueEntry['openness'], string> = {
  UNCONDITIONAL: `${AUTHORITY}/access-right/PUBLIC`,
  CONDITIONAL: `${AUTHORITY}/access-right/RESTRICTED`,
  CLOSED: `${AUTHORITY}/access-right/NON_PUBLIC`,
};

export const LANGUAGE = {
  zh: `${AUTHORITY}/language/ZHO`,
  en: `${AUTHORITY}/language/ENG`,
};

/** Files that are served of each dataset, by the EU's list of file types and IANA's of media types. */
export const FILES = [
  { format: 'csv', fileType: `${AUTHORITY}/file-type/CSV`, mediaType: 'text/csv' },
  {
    format: 'xlsx',
    fileType: `${AUTHORITY}/file-type/XLSX`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  { format: 'json', fileType: `${AUTHORITY}/file-type/JSON`, mediaType: 'application/json' },
  { format: 'ndjson', fileType: `${AUTHORITY}/file-type/JSON`, mediaType: 'application/x-ndjson' },
  { format: 'xml', fileType: `${AUTHORITY}/file-type/XML`, mediaType: 'application/xml' },
  {
    format: 'nt',
    fileType: `${AUTHORITY}/file-type/RDF_N_TRIPLES`,
    mediaType: 'application/n-triples',
  },
  {
    format: 'parquet',
    fileType: `${AUTHORITY}/file-type/PARQUET`,
    mediaType: 'application/vnd.apache.parquet',
  },
] as const;

export const IANA = 'https://www.iana.org/assignments/media-types/';

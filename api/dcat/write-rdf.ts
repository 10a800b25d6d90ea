import { type Quad, Writer } from 'n3';
import { escapeXml } from '../xml.ts';
import { PREFIXES } from './vocabulary.ts';

/** The serialisations of the catalogue, by the ending of their address. */
export const RDF_TYPES = {
  jsonld: 'application/ld+json',
  ttl: 'text/turtle',
  rdf: 'application/rdf+xml',
} as const;
export type RdfFormat = keyof typeof RDF_TYPES;

export function writeRdf(given: readonly Quad[], format: RdfFormat): string {
  // What is said of a shared thing is said once.
  const quads = [...new Map(given.map((quad) => [textOf(quad), quad])).values()];
  switch (format) {
    case 'ttl':
      return writeTurtle(quads);
    case 'jsonld':
      return `${JSON.stringify({ '@graph': bySubject(quads).map(nodeOf) })}\n`;
    case 'rdf':
      return writeXml(quads);
  }
}

function textOf({ subject, predicate, object }: Quad): string {
  return `${subject.id} ${predicate.id} ${object.id}`;
}

function writeTurtle(quads: readonly Quad[]): string {
  const writer = new Writer({ prefixes: PREFIXES });
  writer.addQuads([...quads]);
  let text = '';
  writer.end((error, written) => {
    if (error !== null && error !== undefined) throw error;
    text = written;
  });
  return text;
}

function bySubject(quads: readonly Quad[]): Quad[][] {
  const subjects = new Map<string, Quad[]>();
  for (const quad of quads) {
    const key = quad.subject.id;
    const known = subjects.get(key);
    if (known === undefined) subjects.set(key, [quad]);
    else known.push(quad);
  }
  return [...subjects.values()];
}

/** JSON-LD in its expanded form, which needs no context to be read. */
function nodeOf(quads: Quad[]): Record<string, unknown> {
  const node: Record<string, unknown[] | string> = { '@id': quads[0]?.subject.value ?? '' };
  for (const { predicate, object } of quads) {
    const isType = predicate.value === `${PREFIXES.rdf}type`;
    const name = isType ? '@type' : predicate.value;
    const values = (node[name] ?? []) as unknown[];
    values.push(isType ? object.value : valueOf(object));
    node[name] = values;
  }
  return node;
}

function valueOf(object: Quad['object']): object {
  if (object.termType !== 'Literal') return { '@id': object.value };
  if (object.language !== '') return { '@value': object.value, '@language': object.language };
  const type = object.datatype.value;
  return type === `${PREFIXES.xsd}string`
    ? { '@value': object.value }
    : { '@value': object.value, '@type': type };
}

function writeXml(quads: readonly Quad[]): string {
  const spaces = Object.entries(PREFIXES).map(([prefix, iri]) => `xmlns:${prefix}="${iri}"`);
  const subjects = bySubject(quads).map((about) => {
    const lines = about.map(({ predicate, object }) => `    ${elementOf(predicate.value, object)}`);
    return [
      `  <rdf:Description rdf:about="${escapeXml(about[0]?.subject.value ?? '')}">`,
      ...lines,
      '  </rdf:Description>',
    ].join('\n');
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<rdf:RDF ${spaces.join(' ')}>`,
    ...subjects,
    '</rdf:RDF>',
    '',
  ].join('\n');
}

function elementOf(predicate: string, object: Quad['object']): string {
  const [prefix, iri] =
    Object.entries(PREFIXES).find(([, start]) => predicate.startsWith(start)) ?? [];
  if (prefix === undefined || iri === undefined) throw new Error(`no prefix for ${predicate}`);
  const name = `${prefix}:${predicate.slice(iri.length)}`;
  if (object.termType !== 'Literal') return `<${name} rdf:resource="${escapeXml(object.value)}"/>`;
  const { language, datatype, value } = object;
  const type =
    language !== ''
      ? ` xml:lang="${language}"`
      : datatype.value === `${PREFIXES.xsd}string`
        ? ''
        : ` rdf:datatype="${datatype.value}"`;
  return `<${name}${type}>${escapeXml(value)}</${name}>`;
}

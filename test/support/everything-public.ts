import { gunzipSync } from 'node:zlib';
import {
  getNamedType,
  type GraphQLField,
  type GraphQLOutputType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { EXPORT_FORMATS } from '../../api/exports/formats/formats.ts';
import { schema } from '../../schema/schema.ts';
import type { TestSystem } from './system.ts';

/** How deep a dataset is asked for what hangs on it; deeper stand other datasets and the department. */
const DEPTH = 4;

/**
 * Everything that the public can see of a dataset anywhere, by where it is seen: each field that the API has
 * (whatever comes to it later included), rows in every order, figures over every field, changes, files in
 * every format, the catalogue for machines, feeds and pages.
 * @param open the fields that anyone may ask about
 * @param asked values by which somebody might look for what is hidden
 * @returns what is seen, without the marks by which a client knows a file again: they name this very load
 */
export async function everythingPublic(
  city: TestSystem,
  { slug, open, asked }: { slug: string; open: readonly string[]; asked: readonly string[] },
): Promise<Map<string, string>> {
  const who = await city.key('citizen-li');
  const seen = new Map<string, string>();
  const ask = async (part: string, query: string, variables: object = {}) => {
    const { data, errors } = await city.ask(query, { slug, ...variables }, who);
    seen.set(part, JSON.stringify(data ?? errors?.map(({ extensions }) => extensions.code)));
  };
  const ofDataset = (query: string) =>
    `query ($slug: String!) { dataset(slug: $slug) { ${query} } }`;

  for (const [name, field] of Object.entries(fieldsOf('Dataset'))) {
    const selection = everythingIn(field, DEPTH);
    if (selection !== undefined) await ask(`Dataset.${name}`, ofDataset(`${name}${selection}`));
  }
  for (const field of open) {
    for (const direction of ['ASC', 'DESC'])
      await ask(
        `rows by ${field} ${direction}`,
        `query ($slug: String!, $by: [RecordOrder!]) { dataset(slug: $slug) { records(first: 100, orderBy: $by) { nodes totalCount edges { cursor node } pageInfo { endCursor } } } }`,
        { by: [{ field, direction }] },
      );
    await ask(
      `figures of ${field}`,
      `query ($slug: String!, $field: String!) { dataset(slug: $slug) {
         aggregates(groupBy: [{ field: $field, as: "of" }], measures: [{ as: "rows", function: COUNT }]) { groups }
         distinctValues(field: $field, order: VALUE) { count values { value rows } }
         profile(field: $field) { nulls distinct range { least greatest } frequent { value rows } histogram { from to rows } }
         records(fields: [$field], first: 1000) { walk { rows digest } } } }`,
      { field },
    );
    await ask(
      `rows where ${field} is one of them`,
      `query ($slug: String!, $where: JSON) { dataset(slug: $slug) { records(where: $where) { nodes totalCount } } }`,
      { where: { [field]: { in: asked } } },
    );
  }
  for (const since of [1, 2])
    await ask(
      `changes since ${since}`,
      ofDataset(`changes(since: ${since}, first: 100) { nodes { kind before after } }`),
    );
  await ask('rows of release 1', ofDataset('records(release: 1, first: 100) { nodes totalCount }'));
  for (const search of [slug, ...asked])
    await ask(
      `catalogue: ${search}`,
      `query ($search: String) { catalogue(search: $search) { totalCount nodes { slug } facets { theme { value count } department { value count } freshness { value count } } } }`,
      { search },
    );

  const pages = [
    ...EXPORT_FORMATS.flatMap((format) => [
      `/exports/${slug}.${format}`,
      `/exports/${slug}.${format}/manifest`,
      `/exports/${slug}.${format}?release=1`,
    ]),
    ...['ttl', 'jsonld', 'rdf'].flatMap((ending) => [
      `/catalog.${ending}`,
      `/data/${slug}.${ending}`,
    ]),
    ...['datapackage.json', 'croissant.json', 'feed.atom'].map((page) => `/data/${slug}/${page}`),
    '/feed.atom',
    '/data.json',
    '/sitemap.xml',
    `/graphql/${slug}.graphql`,
  ];
  for (const url of pages) {
    const { statusCode, headers, rawPayload } = await city.server.inject({ url, headers: who });
    const zipped = rawPayload.readUInt16BE(0) === 0x1f8b;
    const body = (zipped ? gunzipSync(rawPayload) : rawPayload).toString('base64');
    seen.set(url, JSON.stringify([statusCode, headers['x-row-count'], body]));
  }
  return seen;
}

const fieldsOf = (type: string) => {
  const found = schema.getType(type);
  return isObjectType(found) ? found.getFields() : {};
};

/** The selection of all that a field has and that needs no argument; undefined where it cannot be asked so. */
function everythingIn(
  { args, type }: Pick<GraphQLField<unknown, unknown>, 'args' | 'type'>,
  depth: number,
): string | undefined {
  if (args.some(isRequiredArgument)) return undefined;
  return selectionOf(type, depth);
}

function selectionOf(type: GraphQLOutputType, depth: number): string | undefined {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (!isObjectType(named) || depth === 0) return undefined;
  const inner = Object.entries(named.getFields()).flatMap(([name, field]) => {
    const selection = everythingIn(field, depth - 1);
    return selection === undefined ? [] : [`${name}${selection}`];
  });
  return inner.length === 0 ? undefined : ` { ${inner.join(' ')} }`;
}

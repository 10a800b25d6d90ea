import Ajv from 'ajv';
import Ajv04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { JsonLdParser } from 'jsonld-streaming-parser';
import { Parser, type Quad, Store } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import sax from 'sax';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aDataset, aField, PRIVACY } from '../support/dataset.ts';
import { aSystem, type TestSystem } from '../support/system.ts';

const standards = path.resolve(import.meta.dirname, '../../../shared/standards');
const standard = (file: string) => readFileSync(path.join(standards, file), 'utf8');
const HOSTILE = `</script><b>"&'\u0001]]>`;

const folder = mkdtempSync(path.join(tmpdir(), 'opendata-portal-'));
for (const language of ['', 'en']) {
  mkdirSync(path.join(folder, language, 'shells'), { recursive: true });
  writeFileSync(
    path.join(folder, language, 'shells/dataset.html'),
    '<html><head><title data-rh=true>数据集 | x</title><link data-rh=true rel=canonical href=https://other.test/data/:slug /><meta name=SiteName content=x></head><body></body></html>',
  );
  writeFileSync(path.join(folder, language, '404.html'), '<p>404</p>');
}

let city: TestSystem;
beforeAll(async () => {
  city = await aSystem({ portalFolder: folder });
  const { send } = await aDataset(
    city,
    'hostile',
    [aField('id', { key: true }), aField('withheld', { openness: 'CLOSED', legalBasis: PRIVACY })],
    { title: { zh: `题${HOSTILE}`, en: `Title ${HOSTILE}` }, keywords: [`词${HOSTILE}`] },
  );
  await send([['1', 'x']]);
});
afterAll(async () => {
  await city.end();
  rmSync(folder, { recursive: true });
});

const get = (url: string, headers: Record<string, string> = {}) =>
  city.server.inject({ url, headers });

async function quadsOf(text: string, type: string): Promise<Quad[]> {
  if (type === 'text/turtle') return new Parser().parse(text);
  const parser =
    type === 'application/ld+json'
      ? new JsonLdParser({ baseIRI: 'http://base.test/' })
      : new RdfXmlParser();
  return (await Readable.from([text]).pipe(parser).toArray()) as Quad[];
}

/** A graph as text. */
function plain(quads: readonly Quad[]): string[] {
  return quads
    .map(({ subject, predicate, object }) => {
      const literal = object.termType === 'Literal' ? [object.language, object.datatype.value] : [];
      return JSON.stringify([subject.value, predicate.value, object.value, ...literal]);
    })
    .toSorted();
}

describe('DCAT-AP 3', () => {
  const TYPES = ['text/turtle', 'application/ld+json', 'application/rdf+xml'];

  test.each(['/catalog', '/data/hostile', '/data/heritage-sites'])(
    'says the same in each serialisation: %s',
    async (address) => {
      const graphs = await Promise.all(
        ['ttl', 'jsonld', 'rdf'].map(async (ending) => {
          const { body, headers } = await get(`${address}.${ending}`);
          return plain(await quadsOf(body, String(headers['content-type']).split(';')[0] ?? ''));
        }),
      );
      expect(graphs[0]?.length).toBeGreaterThan(20);
      expect(graphs[1]).toEqual(graphs[0]);
      expect(graphs[2]?.map((line) => line.replaceAll('\\u0001', ''))).toEqual(
        graphs[0]?.map((line) => line.replaceAll('\\u0001', '')),
      );
    },
  );

  test('is negotiated, cached, and refused in no other form', async () => {
    for (const type of TYPES) {
      const { headers } = await get('/catalog', { accept: `text/html;q=0.1, ${type}` });
      expect(headers['content-type']).toBe(`${type}; charset=utf-8`);
      expect(headers['vary']).toContain('accept');
    }
    expect((await get('/catalog', { accept: 'image/png' })).statusCode).toBe(406);
    const { headers } = await get('/catalog.ttl');
    const again = await get('/catalog.ttl', { 'if-none-match': String(headers['etag']) });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });

  test.skipIf(!existsSync(standards))('conforms to the official shapes', async () => {
    const shapes = new Store(
      ['shapes.ttl', 'range.ttl', 'shapes_recommended.ttl'].flatMap((file) =>
        new Parser().parse(standard(`dcat-ap-3/${file}`)),
      ),
    );
    const data = new Store(new Parser().parse((await get('/catalog.ttl')).body));
    const report = await new SHACLValidator(shapes).validate(data);
    const faults = report.results
      .filter(({ severity }) => severity?.value.endsWith('Violation'))
      .map(({ path: at, focusNode, message }) => [
        JSON.stringify(at),
        focusNode?.value,
        message[0]?.value,
      ]);
    expect(faults).toEqual([]);
  });
});

describe('other shapes that machines know', () => {
  test.skipIf(!existsSync(standards))('data.json validates as Project Open Data 1.1', async () => {
    const ajv = new Ajv04.default({ strict: false, allErrors: true, unicodeRegExp: false });
    addFormats.default(ajv);
    for (const name of ['dataset', 'distribution', 'organization', 'vcard']) {
      const schema = JSON.parse(standard(`data-json/${name}.json`)) as { required?: string[] };
      // The codes of a federal bureau and of its programme in the United States: no city elsewhere has them.
      const required = schema.required?.filter((key) => !/^(bureau|program)Code$/.test(key));
      ajv.addSchema({ ...schema, ...(required && { required }) }, `${name}.json`);
    }
    const validate = ajv.compile(JSON.parse(standard('data-json/catalog.json')) as object);
    const data = (await get('/data.json')).json();
    expect([validate(data), validate.errors]).toEqual([true, null]);
    const { data: core } = await city.ask('{ catalogue { totalCount } }');
    expect(data.dataset).toHaveLength(core.catalogue.totalCount);
  });

  test.skipIf(!existsSync(standards))('a dataset is a Data Package 2.0', async () => {
    const schema = JSON.parse(standard('frictionless/datapackage-2.0.json')) as object;
    const text = (await get('/data/air-quality/datapackage.json')).json();
    const ajv = new Ajv.default({ strict: false, allErrors: true, logger: false });
    addFormats.default(ajv);
    const validate = ajv.compile(schema);
    expect([validate(text), validate.errors]).toEqual([true, null]);
    expect(text.resources[0].schema).toMatchObject({
      primaryKey: ['stationId', 'observedAt'],
      fields: expect.arrayContaining([
        expect.objectContaining({ name: 'pm25', type: 'number', unit: 'µg/m³' }) as object,
      ]) as object,
    });
  });

  test('Croissant names the file, and each field of it by its column', async () => {
    const quads = await quadsOf(
      (await get('/data/air-quality/croissant.json')).body,
      'application/ld+json',
    );
    const store = new Store(quads);
    const CR = 'http://mlcommons.org/croissant/';
    const [file] = store.getSubjects(null, `${CR}FileObject`, null);
    const [rows] = store.getSubjects(null, `${CR}RecordSet`, null);
    const columns = store.getObjects(rows ?? null, `${CR}field`, null).flatMap((field) =>
      store.getObjects(field, `${CR}source`, null).flatMap((source) => {
        expect(store.getObjects(source, `${CR}fileObject`, null)).toEqual([file]);
        return store
          .getObjects(source, `${CR}extract`, null)
          .flatMap((extract) => store.getObjects(extract, `${CR}column`, null));
      }),
    );
    const { data } = await city.ask('{ dataset(slug: "air-quality") { fields { name } } }');
    expect(columns.map(({ value }) => value).toSorted()).toEqual(
      data.dataset.fields.map(({ name }: { name: string }) => name).toSorted(),
    );
    expect(store.getObjects(rows ?? null, `${CR}key`, null)).toHaveLength(2);
  });

  test("a dataset's page says in its head what it is, in schema.org too, and breaks out of nothing", async () => {
    for (const [address, title] of [
      ['/data/hostile', `题${HOSTILE}`],
      ['/en/data/hostile', `Title ${HOSTILE}`],
    ] as const) {
      const { body, headers, statusCode } = await get(address, { accept: 'text/html,*/*;q=0.8' });
      expect([statusCode, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
      expect(headers['content-security-policy']).toContain("default-src 'self'");
      const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(body) ?? [];
      expect(JSON.parse(json)).toMatchObject({ '@type': 'Dataset', name: `题${HOSTILE}` });
      expect(body).not.toContain('<b>');
      expect(body).not.toContain('other.test');
      expect(body.match(/<title/g)).toHaveLength(1);
      expect(body).toContain(`<title data-rh="true">${title.slice(0, 1)}`);
      expect(body).toContain('<meta name=SiteName content=x>');
      for (const [, href = ''] of body.matchAll(/rel="alternate" type="[^"]+" href="([^"]+)"/g)) {
        expect([href, (await get(new URL(href).pathname)).statusCode]).toEqual([href, 200]);
      }
    }
  });

  test('who asks for RDF at the address of the page is shown the way', async () => {
    const { statusCode, headers } = await get('/data/hostile', { accept: 'text/turtle' });
    expect([statusCode, headers.location]).toEqual([303, '/data/hostile.ttl']);
    const closed = await get('/data/subsistence-allowances', { accept: 'text/turtle' });
    const unknown = await get('/data/no-such-dataset', { accept: 'text/turtle' });
    expect([closed.statusCode, closed.body]).toEqual([404, unknown.body]);
  });

  test('a feed can keep to a theme or a department, and an unknown theme is refused', async () => {
    const all = (await get('/feed.atom')).body.match(/<entry>/g)?.length ?? 0;
    const { data } = await city.ask(
      '{ dataset(slug: "air-quality") { theme department { code } } }',
    );
    for (const query of [
      `theme=${data.dataset.theme}`,
      `department=${data.dataset.department.code}`,
    ]) {
      const { body } = await get(`/feed.atom?${query}`);
      const some = body.match(/<entry>/g)?.length ?? 0;
      expect(body).toContain('/data/air-quality');
      expect([some > 0, some < all]).toEqual([true, true]);
    }
    expect((await get('/feed.atom?theme=NONE')).statusCode).toBe(400);
    expect((await get('/feed.atom?department=none')).body).not.toContain('<entry>');
  });

  test('feeds and the sitemap are XML that names what is there', async () => {
    for (const address of ['/feed.atom', '/data/hostile/feed.atom', '/sitemap.xml']) {
      const { body } = await get(address);
      const parser = sax.parser(true);
      const names = new Set<string>();
      parser.onopentag = ({ name }) => void names.add(name);
      parser.write(body).close();
      expect(names.has(address.endsWith('atom') ? 'entry' : 'loc')).toBe(true);
      expect(body).toContain('/data/hostile');
    }
  });
});

test('what is closed is in no byte of any of them', async () => {
  const addresses = [
    ...['ttl', 'jsonld', 'rdf'].flatMap((ending) => [
      `/catalog.${ending}`,
      `/data/hostile.${ending}`,
    ]),
    '/data.json',
    '/feed.atom',
    '/sitemap.xml',
    '/data/hostile/datapackage.json',
    '/data/hostile/croissant.json',
    '/data/hostile',
    '/data/hostile/feed.atom',
  ];
  for (const address of addresses) {
    const { body, statusCode } = await get(address);
    expect([address, statusCode]).toEqual([address, 200]);
    expect(body).not.toContain('subsistence');
    expect(body).not.toContain('withheld');
  }
  for (const ending of [
    '.ttl',
    '.jsonld',
    '.rdf',
    '/datapackage.json',
    '/croissant.json',
    '/feed.atom',
  ]) {
    const closed = await get(`/data/subsistence-allowances${ending}`);
    const unknown = await get(`/data/no-such-dataset${ending}`);
    const { requestId: one, ...first } = closed.json().errors[0].extensions;
    const { requestId: other, ...second } = unknown.json().errors[0].extensions;
    expect(one).not.toBe(other);
    expect([closed.statusCode, first]).toEqual([unknown.statusCode, second]);
  }
});

import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** PostGraphile 5 over given tables, through an ordinary login, in a process of its own. */
export interface PostgraphileOrders {
  /** Where it is installed. */
  folder: string;
  databaseUrl: string;
  schema: string;
  /** Name and key of each table that is asked, as it would have them were it made for PostGraphile. */
  tables: Record<string, { name: string; primaryKey: string }>;
}

/** What of it is used here; its own types are not installed. */
interface Graphile {
  postgraphile: (preset: object) => { createServ: (adaptor: unknown) => Serv };
  PostGraphileAmberPreset: object;
  makePgService: (options: object) => object;
  jsonPgSmartTags: (tags: object) => object;
  grafserv: unknown;
  PostGraphileConnectionFilterPreset: object;
  PgAggregatesPreset: object;
}

interface Serv {
  addTo(server: ReturnType<typeof createServer>): Promise<void>;
}

const POOL_SIZE = 10;

process.once('message', (orders: PostgraphileOrders) => {
  serve(orders).then(
    (port) => process.send?.({ port }),
    (error: unknown) => process.send?.({ failed: String(error) }),
  );
});
process.once('disconnect', () => process.exit());

async function serve({ folder, databaseUrl, schema, tables }: PostgraphileOrders) {
  const graphile = await load(folder);
  const tags = Object.entries(tables).map(([table, tagged]) => [
    `${schema}.${table}`,
    { tags: tagged },
  ]);
  const preset = {
    extends: [
      graphile.PostGraphileAmberPreset,
      graphile.PostGraphileConnectionFilterPreset,
      graphile.PgAggregatesPreset,
    ],
    // Otherwise it offers no question that no index answers, and groups by some columns only.
    disablePlugins: ['PgIndexBehaviorsPlugin'],
    plugins: [
      graphile.jsonPgSmartTags({ version: 1, config: { class: Object.fromEntries(tags) } }),
    ],
    pgServices: [
      graphile.makePgService({
        connectionString: databaseUrl,
        schemas: [schema],
        poolConfig: { max: POOL_SIZE },
      }),
    ],
    grafserv: { graphiql: false, watch: false },
    grafast: { explain: false },
  };
  const server = createServer();
  await graphile.postgraphile(preset).createServ(graphile.grafserv).addTo(server);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  return typeof address === 'object' ? address?.port : undefined;
}

async function load(folder: string): Promise<Graphile> {
  const { resolve } = createRequire(path.join(folder, 'package.json'));
  const modules = await Promise.all(
    [
      'postgraphile',
      'postgraphile/presets/amber',
      'postgraphile/adaptors/pg',
      'postgraphile/utils',
      'postgraphile/grafserv/node',
      'postgraphile-plugin-connection-filter',
      '@graphile/pg-aggregates',
    ].map((name) => import(pathToFileURL(resolve(name)).href) as Promise<object>),
  );
  return Object.assign({}, ...modules.map((one) => ({ ...one }))) as Graphile;
}

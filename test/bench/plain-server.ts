import { createServer, type IncomingMessage } from 'node:http';
import pg from 'pg';
import { z } from 'zod';
import { FIELDS, ROWS_A_PAGE } from './question.ts';

/**
 * What a programmer would write by hand for this one question: node:http, one statement, JSON.stringify.
 * It knows the table and its columns, and asks nobody who they are. Runs in a process of its own.
 */
export interface PlainOrders {
  databaseUrl: string;
  relation: string;
  release: number;
}

/** As many connections as the public process has for reading rows. */
const POOL_SIZE = 10;
const { DATE, INT8, NUMERIC } = pg.types.builtins;
const bodySchema = z.object({ variables: z.object({ district: z.string() }) });

process.once('message', (orders: PlainOrders) => {
  pg.types.setTypeParser(DATE, (text) => text);
  pg.types.setTypeParser(INT8, Number);
  pg.types.setTypeParser(NUMERIC, Number);
  const pool = new pg.Pool({ connectionString: orders.databaseUrl, max: POOL_SIZE });
  const columns = FIELDS.map((name) => `"${name}"`).join(', ');
  const text = `select ${columns} from open."${orders.relation}"
    where _from <= $1 and _to > $1 and district = $2 order by _id limit ${ROWS_A_PAGE + 1}`;

  const answer = async (request: IncomingMessage): Promise<string> => {
    const { district } = bodySchema.parse(JSON.parse(await bodyOf(request))).variables;
    const { rows } = await pool.query(text, [orders.release, district]);
    const nodes = rows.slice(0, ROWS_A_PAGE);
    const pageInfo = { hasNextPage: rows.length > ROWS_A_PAGE };
    return `${JSON.stringify({ data: { dataset: { records: { nodes, pageInfo } } } })}\n`;
  };
  const server = createServer((request, response) => {
    answer(request).then(
      (body) => {
        response.writeHead(200, {
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(body),
        });
        response.end(body);
      },
      (error: unknown) => {
        response.writeHead(500).end(String(error));
      },
    );
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    process.send?.({ port: typeof address === 'object' ? address?.port : undefined });
  });
});
process.once('disconnect', () => process.exit());

function bodyOf(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => resolve(Buffer.concat(chunks).toString()));
    request.on('error', reject);
  });
}

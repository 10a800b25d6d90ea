import { createServer, type IncomingMessage } from 'node:http';
import pg from 'pg';
import { z } from 'zod';

/**
 * What a programmer would write by hand for these few questions: node:http, and statements that make the JSON
 * text themselves. It knows the tables and their columns, and asks nobody who they are. Runs in a process of its own.
 */
export interface PlainOrders {
  databaseUrl: string;
  /** Statements of one JSON text each, by the path under which they are asked. */
  statements: Record<string, string>;
}

/** As many connections as the public process has for reading rows. */
const POOL_SIZE = 10;
const bodySchema = z.object({ values: z.array(z.string()) });

process.once('message', (orders: PlainOrders) => {
  const pool = new pg.Pool({ connectionString: orders.databaseUrl, max: POOL_SIZE });

  const answer = async (request: IncomingMessage): Promise<string> => {
    const { values } = bodySchema.parse(JSON.parse(await bodyOf(request)));
    const name = request.url ?? '';
    const text = orders.statements[name] ?? '';
    const { rows } = await pool.query<[string]>({ name, text, values, rowMode: 'array' });
    return `{"data":${rows[0]?.[0] ?? 'null'}}\n`;
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

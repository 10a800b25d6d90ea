import type { FastifyInstance, FastifyRequest } from 'fastify';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { badInput } from '../errors.ts';

/** The largest file of data that a department sends in one piece. */
export const MOST_FILE_BYTES = 4 * 1024 ** 3;

/** The sender's name for a file, from the query; names it where he says none. */
export function sentName(query: unknown): string {
  return z.object({ name: z.string().min(1).max(255) }).safeParse(query).data?.name ?? 'file.csv';
}

/** Files come as raw bytes: a form of another site cannot send this type, so that a cookie alone does no harm. */
export function acceptFiles(server: FastifyInstance): void {
  server.removeContentTypeParser('text/plain');
  server.addContentTypeParser('application/octet-stream', (_request, body, done) =>
    done(null, body),
  );
}

export interface ReceivedFile {
  file: string;
  name: string;
  /** Removes it; to be called when it is no longer needed. */
  remove: () => Promise<void>;
}

/**
 * Streams the body into a file of its own under `folder`, with the sender's name for it.
 * @throws BAD_USER_INPUT where it is larger than `most` bytes
 */
export async function receiveFile(
  request: FastifyRequest,
  { folder, name, most = MOST_FILE_BYTES }: { folder: string; name: string; most?: number },
): Promise<ReceivedFile> {
  const own = await mkdtemp(path.join(folder, 'upload-'));
  const remove = () => rm(own, { recursive: true, force: true });
  // A name is text from outside: only its last part, and never one that leads elsewhere.
  const plain = path.basename(name).replaceAll(/[\u0000-\u001f/\\]/g, '') || 'file';
  const file = path.join(own, plain.startsWith('.') ? `file${plain}` : plain);
  try {
    await pipeline(request.body as Readable, atMost(most), createWriteStream(file));
    return { file, name: plain, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

function atMost(most: number) {
  const megabytes = Math.floor(most / 1024 / 1024);
  return async function* (source: AsyncIterable<Buffer>) {
    let size = 0;
    for await (const chunk of source) {
      size += chunk.length;
      if (size > most)
        throw badInput(
          'TOO_MANY',
          'body',
          `文件超过 ${megabytes} MB`,
          `the file is larger than ${megabytes} MB`,
        );
      yield chunk;
    }
  };
}

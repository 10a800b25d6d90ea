import type { FastifyRequest } from 'fastify';
import { identify } from '../accounts/identify.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { PublicParts } from './server.ts';
import { sessionCookie } from './session-cookie.ts';

/** Who makes a request, by its key or its session. Throws what `identify` throws. */
export function viewerOfRequest({ system, publicUrl }: Pick<PublicParts, 'system' | 'publicUrl'>) {
  const cookie = sessionCookie(publicUrl).name;
  return (request: FastifyRequest): Promise<MaybeViewer> =>
    identify(system, {
      authorization: request.headers.authorization,
      sessionToken: request.cookies[cookie],
    });
}

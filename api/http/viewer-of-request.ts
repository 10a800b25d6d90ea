import type { FastifyRequest } from 'fastify';
import { identify } from '../accounts/identify.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';
import { sessionCookie } from './session-cookie.ts';

/** Who makes a request, by key or by the session of the portal. Throws what `identify` throws. */
export function viewerOfRequest(
  system: Pick<System, 'db' | 'clock'>,
  publicUrl: string,
): (request: FastifyRequest) => Promise<MaybeViewer> {
  const cookie = sessionCookie(publicUrl).name;
  return (request) =>
    identify(system, {
      authorization: request.headers.authorization,
      sessionToken: request.cookies[cookie],
    });
}

import type { FastifyRequest } from 'fastify';
import { type AskedFor, type Credentials, identify, identifyFor } from '../accounts/identify.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';
import { sessionCookie } from './session-cookie.ts';

/** Who makes a request, by key or by the session of the portal. Throws what `identify` throws. */
export function viewerOfRequest(
  system: Pick<System, 'db' | 'clock'>,
  publicUrl: string,
): (request: FastifyRequest) => Promise<MaybeViewer> {
  const credentials = credentialsOf(publicUrl);
  return (request) => identify(system, credentials(request));
}

/** The same, with the open entry of the dataset that is asked for. */
export function viewerAndEntry(
  system: Pick<System, 'db' | 'clock'>,
  publicUrl: string,
): (request: FastifyRequest, slug: string) => Promise<AskedFor> {
  const credentials = credentialsOf(publicUrl);
  return (request, slug) => identifyFor(system, credentials(request), slug);
}

function credentialsOf(publicUrl: string): (request: FastifyRequest) => Credentials {
  const cookie = sessionCookie(publicUrl).name;
  return (request) => ({
    authorization: request.headers.authorization,
    sessionToken: request.cookies[cookie],
  });
}

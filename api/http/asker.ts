import type { FastifyRequest } from 'fastify';
import type { AppDb } from '../../db/connect.ts';
import { identify } from '../accounts/identify.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { Clock } from '../clock.ts';
import type { IngestSystem } from '../releases/delivery.ts';
import { sessionCookie } from './session-cookie.ts';

/** What the worker's routes are made with. */
export interface DeliveryParts {
  db: AppDb;
  ingest: IngestSystem;
  clock: Clock;
  publicUrl: string;
  /** Where files lie while they are loaded. */
  uploads: string;
  /** Where files wait until an officer has looked at them. */
  held: string;
}

/** Who makes a request, by key or by the session of the portal. */
export function asker(parts: DeliveryParts): (request: FastifyRequest) => Promise<MaybeViewer> {
  const cookie = sessionCookie(parts.publicUrl).name;
  return (request) =>
    identify(parts, {
      authorization: request.headers.authorization,
      sessionToken: request.cookies[cookie],
    });
}

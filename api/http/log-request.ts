import type { FastifyBaseLogger } from 'fastify';

/** What of an address is as good as a password: the signature of a link, the code of a sign-in. */
const SECRET = /([?&](?:signature|code|state)=)[^&#]*/g;

/** A logger that keeps the addresses of requests, and no secret that stands in one. */
export function withoutSecrets(log: FastifyBaseLogger): FastifyBaseLogger {
  const req = ({
    method,
    url,
    id,
    ip,
  }: {
    method: string;
    url: string;
    id: string;
    ip: string;
  }) => ({
    method,
    url: url.replaceAll(SECRET, '$1…'),
    id,
    remoteAddress: ip,
  });
  return log.child({}, { serializers: { req } });
}

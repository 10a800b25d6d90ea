import type { FastifyInstance } from 'fastify';
import Negotiator from 'negotiator';
import { badInput, ERRORS, Refusal } from '../errors.ts';
import { IntakeError } from '../intake/intake-error.ts';
import { errorPage } from './error-page.ts';
import { codedError } from './refusal-response.ts';

/** Refusals of these routes answer in the API's own form; the code of a file's fault is its argument. */
export function answerCoded(server: FastifyInstance): void {
  server.setErrorHandler(async (error, request, reply) => {
    const refusal = error instanceof IntakeError ? asRefusal(error) : error;
    if (!(refusal instanceof Refusal)) throw error;
    const { status } = ERRORS[refusal.code];
    const { retryAfterSeconds } = refusal.detail;
    if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds));
    const told = codedError(refusal, request.id);
    if (new Negotiator(request).mediaType(['application/json', 'text/html']) === 'text/html')
      return reply
        .status(status)
        .type('text/html; charset=utf-8')
        .header('content-security-policy', "default-src 'none'")
        .send(errorPage(told));
    return reply.status(status).send({ errors: [told] });
  });
}

function asRefusal({ code, sentence: { zh, en } }: IntakeError): Refusal {
  return code === 'PUSH_REPEATED'
    ? new Refusal('CONFLICT', { argument: code, message: { zh, en } })
    : badInput('UNKNOWN_VALUE', code, zh, en);
}

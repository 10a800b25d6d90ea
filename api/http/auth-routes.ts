import type { FastifyInstance } from 'fastify';
import { signIn, signOut } from '../accounts/sign-in.ts';
import { openAttempt, sealAttempt } from '../auth/login-cookie.ts';
import type { PublicParts } from './public-parts.ts';
import { loginCookie, sessionCookie } from './session-cookie.ts';

/** Sign-in by OpenID Connect, and its end. */
export async function authRoutes(server: FastifyInstance, parts: PublicParts): Promise<void> {
  const { relyingParty, loginKey, publicUrl, system, log } = parts;
  const session = sessionCookie(publicUrl);
  const login = loginCookie(publicUrl);

  server.get<{ Querystring: { return?: string } }>('/auth/login', async (request, reply) => {
    const { url, attempt } = await relyingParty.start(localPath(request.query.return));
    reply.setCookie(login.name, await sealAttempt(loginKey, attempt), login.options);
    return reply.header('cache-control', 'no-store').redirect(url.href);
  });

  server.get('/auth/callback', async (request, reply) => {
    reply.header('cache-control', 'no-store').clearCookie(login.name, login.options);
    const attempt = await openAttempt(loginKey, request.cookies[login.name]);
    // Too old, from another browser, or already used: starting again is all that helps.
    if (attempt === undefined) return reply.redirect('/auth/login');
    try {
      const identity = await relyingParty.finish(new URL(request.url, publicUrl), attempt);
      reply.setCookie(session.name, await signIn(system, identity), session.options);
    } catch (error) {
      log.warn({ err: error, requestId: request.id }, 'sign-in failed');
      return reply.redirect('/?sign-in=failed');
    }
    return reply.redirect(attempt.returnTo);
  });

  server.post('/auth/logout', async (request, reply) => {
    // A form of another site cannot send this content type.
    if (!request.headers['content-type']?.startsWith('application/json'))
      return reply.status(415).send();
    const token = request.cookies[session.name];
    if (token !== undefined) await signOut(system, token);
    return reply.clearCookie(session.name, session.options).status(204).send();
  });
}

/** Only a path of this site is returned to: never another host, in any spelling. */
function localPath(wanted: string | undefined): string {
  if (wanted === undefined || !/^\/(?![/\\])/.test(wanted) || /[\u0000-\u001f\\]/.test(wanted))
    return '/';
  return wanted;
}

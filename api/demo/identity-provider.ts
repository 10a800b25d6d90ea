import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair } from 'jose';
import Provider, { type AdapterConstructor } from 'oidc-provider';
// @ts-expect-error -- the package declares no types for its own store
import MemoryAdapter from 'oidc-provider/lib/adapters/memory_adapter.js';
import { demoPeople } from '../seed/people.ts';
import { demoSignInPage } from './sign-in-page.ts';
import { demoSubject } from './subject.ts';

/** Named as a choice: left out, the same store comes with a warning meant for people in production. */
class DemoStore extends (MemoryAdapter as AdapterConstructor) {}

/**
 * A real OpenID Connect provider with named demo people, for machines without the province's.
 * Its keys and grants live in memory: our own sessions do not depend on them.
 */
export async function demoIdentityProvider(settings: {
  issuer: string;
  clientId: string;
  publicUrl: string;
}) {
  // Keys of its own, so that nobody who knows the package's can sign for these people.
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const provider = new Provider(settings.issuer, {
    adapter: DemoStore,
    jwks: { keys: [{ ...(await exportJWK(privateKey)), use: 'sig', alg: 'RS256' }] },
    clients: [
      {
        client_id: settings.clientId,
        redirect_uris: [`${settings.publicUrl}/auth/callback`],
        token_endpoint_auth_method: 'none',
        subject_type: 'pairwise',
      },
    ],
    subjectTypes: ['pairwise'],
    pairwiseIdentifier: (_context, login) => demoSubject(login),
    acrValues: ['BASIC', 'VERIFIED'],
    claims: { openid: ['sub', 'acr'], profile: ['name'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    interactions: {
      url: (_context, interaction) => `${settings.issuer}/sign-in/${interaction.uid}`,
    },
    findAccount: (_context, login) => {
      const person = demoPeople.find((one) => one.subject === login);
      if (person === undefined) return undefined;
      return {
        accountId: login,
        claims: () => ({ sub: login, name: person.name, acr: person.assurance }),
      };
    },
    // Our one client is ours: nobody has to consent to it.
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({
        accountId: context.oidc.session?.accountId ?? '',
        clientId: context.oidc.client?.clientId ?? '',
      });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
    cookies: { keys: [createHash('sha256').update(settings.issuer).digest('hex')] },
    ttl: {
      Session: 300,
      Interaction: 600,
      Grant: 600,
      AccessToken: 60,
      IdToken: 300,
      AuthorizationCode: 60,
    },
  });
  const path = new URL(settings.issuer).pathname;
  const callback = provider.callback();
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', settings.publicUrl);
    const inside = url.pathname.slice(path.length);
    if (inside.startsWith('/sign-in/')) return signInPage(provider, request, response, url);
    // The provider makes its own addresses from the issuer's path when it is told where it is mounted.
    request.url = inside + url.search;
    Object.assign(request, { originalUrl: path + request.url, baseUrl: path });
    return callback(request, response);
  };
}

async function signInPage(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
) {
  const login = url.searchParams.get('as');
  const person = demoPeople.find((one) => one.subject === login);
  if (login === null || person === undefined) {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('cache-control', 'no-store');
    response.setHeader(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
    );
    response.end(demoSignInPage(url.pathname));
    return;
  }
  await provider.interactionFinished(
    request,
    response,
    { login: { accountId: login, acr: person.assurance } },
    { mergeWithLastSubmission: false },
  );
}

import * as client from 'openid-client';
import type { Identity } from '../accounts/sign-in.ts';
import type { IdentitySettings } from '../settings.ts';
import type { LoginAttempt } from './login-cookie.ts';

const SCOPE = 'openid profile';

/** Our side of OpenID Connect: authorization code with PKCE, state and nonce. */
export interface RelyingParty {
  start(returnTo: string): Promise<{ url: URL; attempt: LoginAttempt }>;
  /** @throws when the provider's answer does not belong to the attempt or does not verify */
  finish(callback: URL, attempt: LoginAttempt): Promise<Identity>;
}

export function relyingParty(settings: IdentitySettings, publicUrl: string): RelyingParty {
  const redirectUri = `${publicUrl}/auth/callback`;
  let discovered: Promise<client.Configuration> | undefined;

  // The provider may be down while we start, so it is asked at the first sign-in and again after a failure.
  const configuration = () => {
    discovered ??= discover(settings).catch((error: unknown) => {
      discovered = undefined;
      throw error;
    });
    return discovered;
  };

  return {
    async start(returnTo) {
      const config = await configuration();
      const attempt = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        codeVerifier: client.randomPKCECodeVerifier(),
        returnTo,
      };
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: SCOPE,
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(attempt.codeVerifier),
        code_challenge_method: 'S256',
      });
      return { url, attempt };
    },

    async finish(callback, attempt) {
      const config = await configuration();
      const tokens = await client.authorizationCodeGrant(config, callback, {
        pkceCodeVerifier: attempt.codeVerifier,
        expectedState: attempt.state,
        expectedNonce: attempt.nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new Error('the identity provider sent no ID token');
      const name = claims['name'];
      return {
        source: settings.kind === 'DEMO' ? 'demo' : settings.issuer,
        subject: claims.sub,
        assurance: claims['acr'] === settings.verifiedAcr ? 'VERIFIED' : 'BASIC',
        displayName: typeof name === 'string' && name !== '' ? name : claims.sub,
      };
    },
  };
}

function discover(settings: IdentitySettings): Promise<client.Configuration> {
  const issuer = new URL(settings.issuer);
  const authentication =
    settings.clientSecret === undefined
      ? client.None()
      : client.ClientSecretPost(settings.clientSecret);
  // Plain HTTP is for this machine's own provider only.
  // oxlint-disable-next-line typescript/no-deprecated -- marked so to stand out, not to go away
  const execute = issuer.protocol === 'http:' ? [client.allowInsecureRequests] : [];
  return client.discovery(issuer, settings.clientId, undefined, authentication, { execute });
}

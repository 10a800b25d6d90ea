import { findApiKeyHolder, findHolder, findSession } from '../../db/accounts/credentials.ts';
import { type CatalogueEntry, findEntry } from '../../db/catalogue/entries.ts';
import { findEntryForKey } from '../../db/catalogue/entry-for-key.ts';
import type { System } from '../context.ts';
import { Refusal } from '../errors.ts';
import { hashSecret, looksLikeApiKey } from './api-key-text.ts';
import type { MaybeViewer, Viewer } from './viewer.ts';

/** What a request carries about who makes it. */
export interface Credentials {
  /** The Authorization header. */
  authorization: string | undefined;
  /** The value of the session cookie. */
  sessionToken: string | undefined;
}

/**
 * Who asks. A key that is not in force is refused rather than taken for the anonymous public, or its
 * holder would wonder why data is missing; an expired session simply has to sign in again.
 * @throws UNAUTHENTICATED for a key that is malformed, unknown, expired or revoked (which, is not said)
 */
export async function identify(
  system: Pick<System, 'db' | 'clock'>,
  given: Credentials,
): Promise<MaybeViewer> {
  if (given.authorization !== undefined) return identifyByKey(system, given.authorization);
  if (given.sessionToken === undefined) return undefined;
  const tokenHash = hashSecret(given.sessionToken);
  const found = await findSession(system.db, tokenHash, system.clock());
  return found && viewerOf(found, { kind: 'SESSION', tokenHash });
}

/** Who asks for a dataset, and its open entry; for a key both are asked of the database at once. */
export interface AskedFor {
  viewer: MaybeViewer;
  entry: CatalogueEntry | undefined;
}

/**
 * As `identify`, with the open entry of a slug.
 * @throws as `identify`
 */
export async function identifyFor(
  system: Pick<System, 'db' | 'clock'>,
  given: Credentials,
  slug: string,
): Promise<AskedFor> {
  const hash = given.authorization === undefined ? undefined : keyHash(given.authorization);
  if (hash === undefined) {
    const [viewer, entry] = await Promise.all([
      identify(system, given),
      findEntry(system.db, slug),
    ]);
    return { viewer, entry };
  }
  const { holder, entry } = await findEntryForKey(system.db, { hash, at: system.clock(), slug });
  return { viewer: keyViewer(holder), entry };
}

async function identifyByKey(
  system: Pick<System, 'db' | 'clock'>,
  authorization: string,
): Promise<Viewer> {
  const hash = keyHash(authorization);
  return keyViewer(hash && (await findApiKeyHolder(system.db, hash, system.clock())));
}

/** Undefined where it is no key at all. */
function keyHash(authorization: string): Buffer | undefined {
  const key = /^Bearer (\S+)$/i.exec(authorization)?.[1];
  return key !== undefined && looksLikeApiKey(key) ? hashSecret(key) : undefined;
}

function keyViewer(found: Awaited<ReturnType<typeof findApiKeyHolder>>): Viewer {
  if (found === undefined) {
    throw new Refusal('UNAUTHENTICATED', {
      message: {
        zh: '密钥无效、已过期或已吊销',
        en: 'the key is not valid, has expired or was revoked',
      },
    });
  }
  return viewerOf(found, { kind: 'API_KEY', id: found.apiKeyId, scopes: found.scopes });
}

/**
 * Who asked for what goes on without him: judged like him at this moment.
 * @throws FORBIDDEN where the account may no longer act for the party, or the key is no longer in force
 */
export async function identifyAbsent(
  { db, clock }: Pick<System, 'db' | 'clock'>,
  of: { accountId: string; partyId: string; apiKeyId: string | null },
): Promise<Viewer> {
  const found = await findHolder(db, of, clock());
  if (found === undefined)
    throw new Refusal('FORBIDDEN', {
      message: {
        zh: '提出的人已不能以这一名义行事，或所用的密钥已失效',
        en: 'who asked may no longer act in that name, or the key that was used is no longer in force',
      },
    });
  const { apiKeyId: id, scopes } = found;
  return viewerOf(
    found,
    id === null ? { kind: 'JOB' } : { kind: 'API_KEY', id, scopes: scopes ?? [] },
  );
}

type Holder = NonNullable<Awaited<ReturnType<typeof findSession>>>;

function viewerOf(holder: Holder, via: Viewer['via']): Viewer {
  return {
    accountId: holder.accountId,
    displayName: holder.displayName,
    assurance: holder.assurance,
    party: {
      id: holder.partyId,
      kind: holder.kind,
      name: holder.partyName,
      department: holder.department,
      post: holder.post,
    },
    via,
  };
}

import { addApiKey, type ApiKeyRow } from '../../db/accounts/credentials.ts';
import { appendAudit } from '../../db/audit/trail.ts';
import type { System } from '../context.ts';
import { DELIVERIES_SCOPE } from '../deliveries/find-target.ts';
import { badInput, Refusal } from '../errors.ts';
import { RECORDS_SCOPE } from '../records/may-read.ts';
import { hashSecret, makeApiKeyText, shownPrefix } from './api-key-text.ts';
import { requireSession } from './require-viewer.ts';
import type { MaybeViewer } from './viewer.ts';

export const API_KEY_MAX_DAYS = 365;
const NAME_LENGTH = 60;

/** Makes a key for the party in whose name the person acts. The secret is returned once and stored hashed. */
export async function createApiKey(
  system: System,
  given: MaybeViewer,
  wish: { name: string; expiresInDays: number; deliveries?: boolean },
): Promise<{ apiKey: ApiKeyRow; secret: string }> {
  const viewer = requireSession(given);
  const name = wish.name.trim();
  if (name === '' || name.length > NAME_LENGTH) {
    throw badInput(
      'OUT_OF_RANGE',
      'name',
      `名称为 1 到 ${NAME_LENGTH} 字`,
      `name has 1 to ${NAME_LENGTH} characters`,
    );
  }
  if (wish.expiresInDays < 1 || wish.expiresInDays > API_KEY_MAX_DAYS) {
    throw badInput(
      'OUT_OF_RANGE',
      'expiresInDays',
      `有效期为 1 到 ${API_KEY_MAX_DAYS} 天`,
      `a key lasts 1 to ${API_KEY_MAX_DAYS} days`,
    );
  }
  return makeApiKey(system, {
    accountId: viewer.accountId,
    partyId: viewer.party.id,
    name,
    expiresInDays: wish.expiresInDays,
    scopes: wish.deliveries === true ? [deliveriesScope(viewer)] : [RECORDS_SCOPE],
  });
}

/** @throws FORBIDDEN to whoever does not act for a department */
function deliveriesScope(viewer: MaybeViewer): string {
  const post = viewer?.party.post;
  if (post !== 'OFFICER' && post !== 'PRINCIPAL') throw new Refusal('FORBIDDEN');
  return DELIVERIES_SCOPE;
}

/** The making itself, for the portal and for the operator's command line. */
export async function makeApiKey(
  system: Pick<System, 'db' | 'clock'>,
  wish: {
    accountId: string;
    partyId: string;
    name: string;
    expiresInDays: number;
    scopes?: string[];
  },
): Promise<{ apiKey: ApiKeyRow; secret: string }> {
  const at = system.clock();
  const secret = makeApiKeyText();
  const apiKey = await system.db.transaction().execute(async (db) => {
    const made = await addApiKey(db, {
      hash: hashSecret(secret),
      prefix: shownPrefix(secret),
      accountId: wish.accountId,
      partyId: wish.partyId,
      name: wish.name,
      scopes: wish.scopes ?? [RECORDS_SCOPE],
      createdAt: at,
      expiresAt: new Date(at.getTime() + wish.expiresInDays * 86_400_000),
      revokedAt: null,
    });
    await appendAudit(db, {
      at,
      action: 'API_KEY_CREATED',
      accountId: wish.accountId,
      partyId: wish.partyId,
      subject: `api-key:${made.id}`,
      detail: { prefix: made.prefix, expiresAt: made.expiresAt },
    });
    return made;
  });
  return { apiKey, secret };
}

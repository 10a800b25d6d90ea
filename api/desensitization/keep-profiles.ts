import { appendAudit } from '../../db/audit/trail.ts';
import type { AppDb } from '../../db/connect.ts';
import {
  deleteProfile,
  findKeptProfiles,
  lockProfiles,
  placeProfiles,
  putProfile,
} from '../../db/desensitization/kept-profiles.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';
import { Refusal } from '../errors.ts';
import { requireReviewer } from '../reviews/require-reviewer.ts';
import { readProfile } from './read-profile.ts';

export type KeptProfile = Awaited<ReturnType<typeof findKeptProfiles>>[number];

/** The profiles in force, in the order in which they are tried (M31). */
export function desensitizationProfiles({ db }: System): Promise<KeptProfile[]> {
  return findKeptProfiles(db);
}

/**
 * The Bureau writes a profile, a new one or in the place of the one of its kind; it holds for proposals from
 * now on.
 * @param basedOn when the profile that the editor saw was written; null where none of its kind may stand yet
 * @throws UNAUTHENTICATED, FORBIDDEN (not the Bureau), CONFLICT (another hand was there first), BAD_USER_INPUT
 */
export async function keepProfile(
  system: System,
  given: MaybeViewer,
  { profile, basedOn }: { profile: unknown; basedOn?: Date | null | undefined },
): Promise<KeptProfile[]> {
  return change(system, given, 'DESENSITIZATION_PROFILE_KEPT', async (trx, standing, by) => {
    const after = readProfile(profile);
    const before = standing.find(({ kind }) => kind === after.kind);
    if (basedOn !== undefined) requireSeen(before, basedOn);
    await putProfile(trx, after, by);
    return { subject: `profile:${after.kind}`, detail: { before: before ?? null, after } };
  });
}

/** @throws UNAUTHENTICATED, FORBIDDEN (not the Bureau), NOT_FOUND */
export async function removeProfile(
  system: System,
  given: MaybeViewer,
  kind: string,
): Promise<KeptProfile[]> {
  return change(system, given, 'DESENSITIZATION_PROFILE_REMOVED', async (trx, standing) => {
    if (!(await deleteProfile(trx, kind))) throw new Refusal('NOT_FOUND', { argument: 'kind' });
    const before = standing.find((profile) => profile.kind === kind);
    return { subject: `profile:${kind}`, detail: { before } };
  });
}

/**
 * The Bureau says in which order the profiles are tried: all of them, each once.
 * @throws UNAUTHENTICATED, FORBIDDEN (not the Bureau), CONFLICT (they are not those in force)
 */
export async function orderProfiles(
  system: System,
  given: MaybeViewer,
  kinds: readonly string[],
): Promise<KeptProfile[]> {
  return change(system, given, 'DESENSITIZATION_PROFILES_ORDERED', async (trx, standing) => {
    const before = standing.map(({ kind }) => kind);
    if (before.toSorted().join() !== kinds.toSorted().join())
      throw new Refusal('CONFLICT', {
        argument: 'kinds',
        message: {
          zh: '模板已被他人增删，请看过新的再排',
          en: 'profiles have come or gone meanwhile: look at them before ordering them',
        },
      });
    await placeProfiles(trx, kinds);
    return { subject: 'profiles', detail: { before, after: kinds } };
  });
}

function requireSeen(standing: KeptProfile | undefined, basedOn: Date | null): void {
  if (standing?.changedAt.getTime() === basedOn?.getTime()) return;
  throw basedOn === null
    ? new Refusal('CONFLICT', {
        argument: 'kind',
        message: { zh: '这个代号已有模板', en: 'there is a profile of this kind' },
      })
    : new Refusal('CONFLICT', {
        argument: 'basedOn',
        message: {
          zh: '这个模板已被他人修改或删除，请看过新的再改',
          en: 'the profile has been changed or removed meanwhile: look at it before changing it again',
        },
      });
}

async function change(
  system: System,
  given: MaybeViewer,
  action: string,
  make: (
    trx: AppDb,
    standing: readonly KeptProfile[],
    by: { changedAt: Date; changedBy: string },
  ) => Promise<{ subject: string; detail: Record<string, unknown> }>,
): Promise<KeptProfile[]> {
  const viewer = requireReviewer(given);
  const at = system.clock();
  return system.db.transaction().execute(async (trx) => {
    await lockProfiles(trx);
    const by = { changedAt: at, changedBy: viewer.accountId };
    const done = await make(trx, await findKeptProfiles(trx), by);
    await appendAudit(trx, {
      at,
      action,
      accountId: viewer.accountId,
      partyId: viewer.party.id,
      ...done,
    });
    return findKeptProfiles(trx);
  });
}

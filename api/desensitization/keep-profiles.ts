import { z } from 'zod';
import { appendAudit } from '../../db/audit/trail.ts';
import { SENSITIVITY } from '../../db/catalogue/vocabulary.ts';
import { deleteProfile, findProfiles, putProfile } from '../../db/desensitization/kept-profiles.ts';
import { PERSONAL_KINDS } from '../../db/desensitization/vocabulary.ts';
import { requireSession } from '../accounts/require-viewer.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { treatment } from '../compilation/read-declaration.ts';
import type { System } from '../context.ts';
import { badInput, Refusal } from '../errors.ts';

export type KeptProfile = Awaited<ReturnType<typeof findProfiles>>[number];

const word = z.string().trim().min(1).max(100);
const form = z
  .object({
    kind: z.string().regex(/^[A-Z][A-Z0-9_]{1,39}$/),
    titleZh: word,
    titleEn: z.string().trim().max(100),
    names: z.array(word).max(50),
    contents: z.array(z.enum(PERSONAL_KINDS)),
    sensitivity: z.enum(SENSITIVITY),
    treatment: treatment.nullable(),
    quasi: z.boolean(),
    besidePersons: z.boolean(),
    position: z.int().min(0).max(1000),
  })
  .refine(({ names, contents }) => names.length + contents.length > 0, { path: ['names'] })
  .refine((profile) => profile.treatment !== null || profile.quasi, { path: ['treatment'] })
  .refine((profile) => profile.treatment !== null || profile.sensitivity === 'NONE', {
    path: ['sensitivity'],
  });

/** The profiles in force, in the order in which they are tried (M31). */
export function desensitizationProfiles({ db }: System): Promise<KeptProfile[]> {
  return findProfiles(db);
}

/**
 * The Bureau writes a profile, a new one or in the place of the one of its kind; it holds for proposals from
 * now on.
 * @throws UNAUTHENTICATED, FORBIDDEN (not the Bureau), BAD_USER_INPUT
 */
export async function keepProfile(
  system: System,
  given: MaybeViewer,
  profile: unknown,
): Promise<KeptProfile[]> {
  const read = form.safeParse(profile);
  const path = read.error?.issues[0]?.path.join('.') || 'profile';
  if (!read.success)
    throw badInput(
      'WRONG_TYPE',
      path,
      `${path} 不合要求：须能识别列（names 或 contents），并给出 treatment 或标为准标识符；敏感的须有 treatment`,
      `${path} is not right: a profile recognises columns by names or contents, and gives a treatment or is a quasi-identifier; what is sensitive is treated`,
    );
  return change(system, given, 'DESENSITIZATION_PROFILE_KEPT', read.data.kind, async (trx, by) =>
    putProfile(trx, read.data, by),
  );
}

/** @throws UNAUTHENTICATED, FORBIDDEN (not the Bureau), NOT_FOUND */
export async function removeProfile(
  system: System,
  given: MaybeViewer,
  kind: string,
): Promise<KeptProfile[]> {
  return change(system, given, 'DESENSITIZATION_PROFILE_REMOVED', kind, async (trx) => {
    if (!(await deleteProfile(trx, kind))) throw new Refusal('NOT_FOUND', { argument: 'kind' });
  });
}

async function change(
  system: System,
  given: MaybeViewer,
  action: string,
  kind: string,
  make: (trx: System['db'], by: { changedAt: Date; changedBy: string }) => Promise<void>,
): Promise<KeptProfile[]> {
  const viewer = requireSession(given);
  if (viewer.party.post !== 'BUREAU_REVIEWER') throw new Refusal('FORBIDDEN');
  const at = system.clock();
  return system.db.transaction().execute(async (trx) => {
    await make(trx, { changedAt: at, changedBy: viewer.accountId });
    await appendAudit(trx, {
      at,
      action,
      accountId: viewer.accountId,
      partyId: viewer.party.id,
      subject: `profile:${kind}`,
      detail: {},
    });
    return findProfiles(trx);
  });
}

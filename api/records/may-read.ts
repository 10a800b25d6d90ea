import type { Viewer } from '../accounts/viewer.ts';
import type { EntryField } from '../../db/catalogue/entries.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { Refusal } from '../errors.ts';
import type { LiveGrant } from '../grants/live-grant.ts';

/** The scope that a key needs for rows. */
export const RECORDS_SCOPE = 'records:read';

/** M33 ¶3: rows go to nobody whose identity is not authenticated. */
export function canIdentify(viewer: MaybeViewer): asserts viewer is Viewer {
  if (viewer === undefined) throw new Refusal('UNAUTHENTICATED');
  if (viewer.assurance !== 'VERIFIED') throw new Refusal('IDENTITY_NOT_VERIFIED');
  refuseOtherScope(viewer);
}

/** Neither rows nor what leads to them go by a key that was made for something else. @throws FORBIDDEN */
export function refuseOtherScope({ via }: Viewer): void {
  if (via.kind !== 'API_KEY' || via.scopes.includes(RECORDS_SCOPE)) return;
  throw new Refusal('FORBIDDEN', {
    message: {
      zh: `这把密钥没有 ${RECORDS_SCOPE} 权限`,
      en: `this key does not have the scope ${RECORDS_SCOPE}`,
    },
  });
}

export type FieldAccess = 'READABLE' | 'SIGN_IN' | 'APPLY';

/** What a field is for this viewer, in the gate's own terms. */
export function fieldAccess(
  field: Pick<EntryField, 'name' | 'openness'>,
  viewer: MaybeViewer,
  grants: readonly LiveGrant[],
): FieldAccess {
  const identified = viewer !== undefined && viewer.assurance === 'VERIFIED';
  if (field.openness === 'UNCONDITIONAL') return identified ? 'READABLE' : 'SIGN_IN';
  return identified && grants.some((grant) => grant.fields.includes(field.name))
    ? 'READABLE'
    : 'APPLY';
}

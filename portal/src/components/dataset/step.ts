import type { AccessState } from '../../graphql/contract';
import type { Viewer } from '../../viewer/Viewer';

export type Step = 'SIGN_IN' | 'AUTHENTICATE' | 'READ' | 'APPLY' | 'WAIT' | 'NONE';

const STEPS: Record<AccessState, Step> = {
  SIGN_IN: 'SIGN_IN',
  SIGN_IN_TO_APPLY: 'SIGN_IN',
  READABLE: 'READ',
  GRANTED: 'READ',
  MAY_APPLY: 'APPLY',
  ENDED: 'APPLY',
  WITHDRAWN: 'APPLY',
  PENDING: 'WAIT',
  NOT_RELEASED: 'NONE',
};

/** The endpoint asks for identity; who is already signed in needs a higher level, and not to sign in. */
export function stepOf(state: AccessState, viewer: Viewer | null | undefined): Step {
  const step = STEPS[state];
  return step === 'SIGN_IN' && viewer?.assurance === 'BASIC' ? 'AUTHENTICATE' : step;
}

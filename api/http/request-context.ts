import type { MaybeViewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';

/** What every resolver is given. */
export interface RequestContext {
  system: System;
  viewer: MaybeViewer;
  requestId: string;
}

import type { MaybeViewer } from '../accounts/viewer.ts';
import type { CatalogueEntry } from '../catalogue/entry.ts';
import type { System } from '../context.ts';

/** What every resolver is given. */
export interface RequestContext {
  system: System;
  viewer: MaybeViewer;
  requestId: string;
  /** What was read with who asks: the entry of a slug, or that there is none. */
  known?: { slug: string; entry: CatalogueEntry | undefined };
}

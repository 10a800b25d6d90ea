import { findProviders } from '../../db/catalogue/departments.ts';
import type { System } from '../context.ts';

export type Provider = Awaited<ReturnType<typeof findProviders>>[number];

/** Departments that open something, the most first. */
export function providers({ db }: System): Promise<Provider[]> {
  return findProviders(db);
}

import { type CatalogueEntry, datasetById } from '../../api/catalogue/entry.ts';
import type { Context } from '../builder.ts';

/** The dataset of a case or grant, if it still stands in the open catalogue. */
export async function openDataset({ system }: Context, id: string): Promise<CatalogueEntry | null> {
  return (await datasetById(system, id)) ?? null;
}

import { z } from 'zod';
import { type CatalogueEntry, findEntry } from '../../../db/catalogue/entries.ts';
import { findCompiled } from '../../../db/compilation/entries.ts';
import { badInput, Refusal } from '../../errors.ts';
import { CATALOGUE_CORRECTION } from '../../procedures/catalogue-correction.ts';
import type { CaseKind } from '../case-kind.ts';

/** One element, as it stood when the request was filed and as it should be. */
export interface ProposedChange {
  /** title, summary, keywords, sourceNote, or fields.NAME with .title, .description or .unit. */
  element: string;
  current: string;
  proposed: string;
}

export interface CorrectionForm {
  changes: ProposedChange[];
  /** Why, with the evidence for it. */
  why: string;
  /** Version of the entry that was before the applicant. */
  entryVersion: number;
}

const words = z.string().trim().min(1).max(5000);
const form = z.object({
  changes: z
    .array(z.strictObject({ element: z.string().max(200), proposed: words }))
    .min(1)
    .max(50)
    .transform((changes) => changes.map((change) => ({ ...change, current: '' }))),
  why: words,
  entryVersion: z.int().default(0),
}) as unknown as z.ZodType<CorrectionForm>;

/** 目录更正 (M32): a difference to named elements; it has come true once a newer
 * version alters one of them, or the entry is open no more. */
export const catalogueCorrection: CaseKind<CorrectionForm> = {
  procedure: CATALOGUE_CORRECTION,
  form,
  check: async ({ changes, why }, { system, entry }) => {
    const [compiled] = await findCompiled(system.db, { ids: [entry.id] });
    return {
      why,
      changes: changes.map((change) => against(entry, change)),
      entryVersion: compiled?.publishedVersion ?? 0,
    };
  },
  carriedOut: async (trx, { datasetId }, { changes, entryVersion }) => {
    const [compiled] = await findCompiled(trx, { ids: [datasetId] });
    const entry = compiled === undefined ? undefined : await findEntry(trx, compiled.slug);
    const newer = (compiled?.publishedVersion ?? 0) > entryVersion;
    const altered = changes.some(
      ({ element, current }) => entry === undefined || valueOf(entry, element) !== current,
    );
    if (newer && altered) return;
    throw new Refusal('CONFLICT', {
      argument: 'number',
      message: {
        zh: '目录还没有发布改了这些要素的新版本；请提供部门编制、大数据局发布后再办结',
        en: 'no newer version that alters these elements is published: it is compiled and published first',
      },
    });
  },
};

function against(entry: CatalogueEntry, { element, proposed }: ProposedChange): ProposedChange {
  const current = valueOf(entry, element);
  if (current === undefined)
    throw badInput(
      'UNKNOWN_VALUE',
      'changes.element',
      `目录里没有要素 ${element}`,
      `the entry has no element ${element}`,
    );
  if (current === proposed)
    throw badInput(
      'NOT_NEEDED',
      'changes.proposed',
      `${element} 已是这样写的`,
      `${element} already says so`,
    );
  return { element, current, proposed };
}

function valueOf(entry: CatalogueEntry, element: string): string | undefined {
  const [, name, part] = /^fields\.([A-Za-z0-9]+)\.(title|description|unit)$/.exec(element) ?? [];
  if (name !== undefined) {
    const field = entry.fields.find((one) => one.name === name);
    if (field === undefined) return undefined;
    if (part === 'title') return field.titleZh;
    return (part === 'unit' ? field.unit : field.descriptionZh) ?? '';
  }
  switch (element) {
    case 'title':
      return entry.titleZh;
    case 'summary':
      return entry.summaryZh;
    case 'sourceNote':
      return entry.sourceNoteZh;
    case 'keywords':
      return entry.keywords.join('、');
    default:
      return undefined;
  }
}

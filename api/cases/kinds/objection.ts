import { z } from 'zod';
import { findCases, findObjection } from '../../../db/cases/cases.ts';
import { badInput, Refusal } from '../../errors.ts';
import { OBJECTION } from '../../procedures/objection.ts';
import type { CaseKind } from '../case-kind.ts';

export interface ObjectionForm {
  /** Receipt number of the case whose decision is objected to. */
  against: string;
  why: string;
}

const form = z.strictObject({
  against: z.string().max(40),
  why: z.string().trim().min(1).max(5000),
}) as z.ZodType<ObjectionForm>;

/** 异议: against an answer to a case of one's own. */
export const objection: CaseKind<ObjectionForm> = {
  procedure: OBJECTION,
  form,
  check: async (given, { system, viewer, entry }) => {
    const [first] = await findCases(system.db, { number: given.against });
    const own = first?.partyId === viewer.party.id && first.datasetId === entry.id;
    if (first === undefined || !own || first.answer === null)
      throw badInput(
        'UNKNOWN_VALUE',
        'against',
        '只能对自己已有答复的办件提出异议',
        'an objection is to a decision on a case of your own',
      );
    const before = await findObjection(system.db, given.against);
    if (before !== undefined)
      throw new Refusal('CONFLICT', {
        argument: 'against',
        message: {
          zh: `对这个决定已提过异议 ${before}`,
          en: `this decision has been objected to: ${before}`,
        },
      });
    return given;
  },
};

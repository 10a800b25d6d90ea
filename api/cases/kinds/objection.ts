import { z } from 'zod';
import { findCases } from '../../../db/cases/cases.ts';
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
    return given;
  },
  checkHand: async (trx, viewer, { against }) => {
    const [first] = await findCases(trx, { number: against });
    if (first?.answer?.answeredBy !== viewer.accountId) return;
    throw new Refusal('FORBIDDEN', {
      message: {
        zh: '异议须由未参与原决定的人办理',
        en: 'an objection is decided by others than took the decision',
      },
    });
  },
};

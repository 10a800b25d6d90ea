import { z } from 'zod';
import { addGrant } from '../../../db/cases/cases.ts';
import { type Day, endOfDay } from '../../clock.ts';
import { badInput } from '../../errors.ts';
import { liveGrants } from '../../grants/live-grant.ts';
import { ACCESS_APPLICATION } from '../../procedures/access-application.ts';
import { fieldAccess } from '../../records/may-read.ts';
import type { CaseAnswer, CaseKind, Filing } from '../case-kind.ts';

export const PURPOSE_LENGTH = { least: 20, most: 2000 } as const;
/** A grant is asked for at most this many days ahead; it can be renewed. */
const LONGEST_GRANT_DAYS = 3 * 366;

/** What for, which fields, until when, under which terms. */
export interface AccessForm {
  fields: string[];
  purpose: string;
  until: Day;
  termsVersion: string;
}

const form = z.strictObject({
  fields: z.array(z.string()),
  purpose: z.string(),
  until: z.string(),
  termsVersion: z.string(),
}) as z.ZodType<AccessForm>;

/** Who, what for, which fields, for how long (M33 ¶2); agreement makes the grant in the same transaction. */
export const accessApplication: CaseKind<AccessForm> = {
  procedure: ACCESS_APPLICATION,
  form,
  check: async (given, filing) => {
    const { system, viewer, entry, today } = filing;
    const grants = await liveGrants(system.db, system.clock, viewer, entry.id);
    const fields = checkFields(
      given.fields,
      entry.fields.map((field) => ({
        name: field.name,
        access: fieldAccess(field, viewer, grants),
      })),
    );
    checkWords(given, today);
    return { ...given, fields, purpose: given.purpose.trim() };
  },
  decide: (answer, asked, today) => {
    if (answer.outcome === 'REFUSED') return { ...answer, fields: [], until: null };
    return {
      ...answer,
      fields: grantedFields(answer, asked),
      until: endOf(answer.until ?? asked.until, asked.until, today),
    };
  },
  answered: async (trx, found, { fields, until }, at) => {
    if (until === null) return;
    await addGrant(trx, {
      caseId: found.id,
      datasetId: found.datasetId,
      partyId: found.partyId,
      fields,
      rows: null,
      fromAt: at,
      until,
      untilAt: endOfDay(until),
      withdrawnAt: null,
      withdrawnReason: null,
      withdrawnBy: null,
    });
  },
};

/** Only fields that need an approval are asked for; what is free is simply there. */
function checkFields(
  asked: readonly string[],
  known: { name: string; access: 'READABLE' | 'SIGN_IN' | 'APPLY' }[],
): string[] {
  const access = new Map(known.map((field) => [field.name, field.access]));
  if (asked.length === 0)
    throw badInput('MISSING', 'fields', '请至少选择一个字段', 'choose at least one field');
  for (const name of asked) {
    const found = access.get(name);
    if (found === undefined)
      throw badInput('UNKNOWN_FIELD', 'fields', `没有字段 ${name}`, `there is no field ${name}`);
    if (found !== 'APPLY')
      throw badInput(
        'NOT_NEEDED',
        'fields',
        `字段 ${name} 不用申请`,
        `field ${name} needs no application`,
      );
  }
  return [...new Set(asked)];
}

function checkWords({ purpose, until, termsVersion }: AccessForm, today: Filing['today']): void {
  const { least, most } = PURPOSE_LENGTH;
  const length = purpose.trim().length;
  if (length < least || length > most) {
    throw badInput(
      'OUT_OF_RANGE',
      'purpose',
      `用途请写 ${least} 到 ${most} 字`,
      `purpose has ${least} to ${most} characters`,
    );
  }
  const days = (Date.parse(until) - Date.parse(today)) / 86_400_000;
  if (!(days > 0 && days <= LONGEST_GRANT_DAYS)) {
    throw badInput(
      'OUT_OF_RANGE',
      'until',
      '截止日期应在明天到三年之内',
      'the end lies between tomorrow and three years from now',
    );
  }
  const { version } = ACCESS_APPLICATION.terms ?? {};
  if (termsVersion !== version) {
    throw badInput(
      'UNKNOWN_VALUE',
      'termsVersion',
      `条款现为 ${version} 版，请重新阅读`,
      `the terms are now version ${version}; read them again`,
    );
  }
}

function grantedFields({ outcome, fields }: CaseAnswer, asked: AccessForm): string[] {
  if (outcome === 'AGREED') return asked.fields;
  const foreign = fields.find((name) => !asked.fields.includes(name));
  if (foreign !== undefined) {
    throw badInput(
      'UNKNOWN_FIELD',
      'fields',
      `申请中没有字段 ${foreign}`,
      `the application does not ask for ${foreign}`,
    );
  }
  if (fields.length === 0)
    throw badInput(
      'MISSING',
      'fields',
      '部分同意应当选出字段',
      'an agreement in part names its fields',
    );
  return fields;
}

function endOf(until: Day, asked: Day, today: Day): Day {
  if (until > today && until <= asked) return until;
  throw badInput(
    'OUT_OF_RANGE',
    'until',
    `截止日期应在明天到 ${asked} 之间`,
    `the end lies between tomorrow and ${asked}`,
  );
}

import { appendAudit } from '../../db/audit/trail.ts';
import {
  addApplication,
  findApplications,
  lockFiling,
  nextCaseNumber,
  type ApplicationRow,
} from '../../db/cases/cases.ts';
import { findEntry } from '../../db/catalogue/entries.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { requireSession } from '../accounts/require-viewer.ts';
import { type Day, dayOf } from '../clock.ts';
import type { System } from '../context.ts';
import { badInput, Refusal } from '../errors.ts';
import { liveGrants } from '../grants/live-grant.ts';
import { ACCESS_APPLICATION } from '../procedures/access-application.ts';
import { openCalendar } from '../procedures/open-calendar.ts';
import { countWorkingDays } from '../procedures/working-days.ts';
import { canIdentify, fieldAccess } from '../records/may-read.ts';
import { isRunning } from './may.ts';

export const PURPOSE_LENGTH = { least: 20, most: 2000 } as const;
/** A grant is asked for at most this many days ahead; it can be renewed. */
const LONGEST_GRANT_DAYS = 3 * 366;

export interface AccessWish {
  dataset: string;
  fields: readonly string[];
  purpose: string;
  until: Day;
  termsVersion: string;
}

/**
 * Files an application for conditionally open fields (M33 ¶2): who, what for, which fields, for how long.
 * The clock starts; the provider has 10 working days.
 * @throws UNAUTHENTICATED, IDENTITY_NOT_VERIFIED, DATASET_NOT_FOUND, BAD_USER_INPUT, CONFLICT (one is running)
 */
export async function applyForAccess(
  system: System,
  given: MaybeViewer,
  wish: AccessWish,
): Promise<ApplicationRow> {
  const viewer = requireSession(given);
  canIdentify(viewer);
  const at = system.clock();
  const today = dayOf(at);
  const entry = await findEntry(system.db, wish.dataset);
  if (entry === undefined) throw new Refusal('DATASET_NOT_FOUND', { argument: 'dataset' });

  const grants = await liveGrants(system.db, system.clock, viewer, entry.id);
  const fields = checkFields(
    wish.fields,
    entry.fields.map((field) => ({ name: field.name, access: fieldAccess(field, viewer, grants) })),
  );
  checkWords(wish, today);

  const calendar = await openCalendar(system.db, today);
  const deadline = countWorkingDays(calendar, today, ACCESS_APPLICATION.within.workingDays);
  const purpose = wish.purpose.trim();
  const id = await system.db.transaction().execute(async (trx) => {
    await lockFiling(trx, viewer.party.id, entry.id);
    const earlier = await findApplications(trx, { partyId: viewer.party.id, datasetId: entry.id });
    const running = earlier.find((one) => isRunning(one.state));
    if (running !== undefined) {
      throw new Refusal('CONFLICT', {
        argument: 'dataset',
        message: {
          zh: `对这个数据集已有一件在办申请 ${running.number}`,
          en: `an application for this dataset is already running: ${running.number}`,
        },
      });
    }
    const filed = await addApplication(
      trx,
      {
        number: await nextCaseNumber(trx, today.slice(0, 4)),
        kind: ACCESS_APPLICATION.kind,
        rules: JSON.stringify(ACCESS_APPLICATION),
        state: 'RECEIVED',
        datasetId: entry.id,
        department: entry.department,
        partyId: viewer.party.id,
        filedBy: viewer.accountId,
        filedAt: at,
        dueAt: deadline.dueAt,
        provisional: deadline.provisional,
        withdrawnAt: null,
      },
      { fields, purpose, until: wish.until, termsVersion: wish.termsVersion },
    );
    await appendAudit(trx, {
      at,
      action: 'RECEIVED',
      accountId: viewer.accountId,
      partyId: viewer.party.id,
      subject: `case:${filed}`,
      detail: { fields, until: wish.until, dueAt: deadline.dueAt },
    });
    return filed;
  });
  const [application] = await findApplications(system.db, { ids: [id] });
  if (application === undefined) throw new Refusal('NOT_FOUND');
  return application;
}

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

function checkWords({ purpose, until, termsVersion }: AccessWish, today: Day): void {
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
  if (termsVersion !== ACCESS_APPLICATION.terms.version) {
    throw badInput(
      'UNKNOWN_VALUE',
      'termsVersion',
      `条款现为 ${ACCESS_APPLICATION.terms.version} 版，请重新阅读`,
      `the terms are now version ${ACCESS_APPLICATION.terms.version}; read them again`,
    );
  }
}

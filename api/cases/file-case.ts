import { holdCalendar } from '../../db/calendar/notices.ts';
import {
  addCase,
  type CaseRow,
  findRunning,
  lockFiling,
  nextCaseNumber,
} from '../../db/cases/cases.ts';
import { findEntry } from '../../db/catalogue/entries.ts';
import { requireSession } from '../accounts/require-viewer.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { dayOf } from '../clock.ts';
import type { System } from '../context.ts';
import { badInput, Refusal } from '../errors.ts';
import { tellOfStep } from '../notices/tell-of-step.ts';
import { openCalendar } from '../procedures/open-calendar.ts';
import type { Procedure } from '../procedures/procedure.ts';
import { countWorkingDays } from '../procedures/working-days.ts';
import { canIdentify } from '../records/may-read.ts';
import type { CaseKind } from './case-kind.ts';
import { recordStep, reloadCase } from './take-step.ts';

/** What is filed: about which dataset, and the form of its kind. */
export interface Wish {
  /** Slug of an open dataset. */
  dataset: string;
  form: unknown;
}

/**
 * Files a case of a kind: the form is held against what it is about, the clock starts, and the receipt number
 * is given. The rules that hold now stay with the case.
 * @throws UNAUTHENTICATED, IDENTITY_NOT_VERIFIED, DATASET_NOT_FOUND, BAD_USER_INPUT, CONFLICT (one is running)
 */
export async function fileCase<Form extends object>(
  system: System,
  given: MaybeViewer,
  kind: CaseKind<Form>,
  wish: Wish,
): Promise<CaseRow> {
  const viewer = requireSession(given);
  const { procedure } = kind;
  if (procedure.filedBy === 'VERIFIED') canIdentify(viewer);
  const at = system.clock();
  const today = dayOf(at);
  if (today < procedure.source.from || today > (procedure.source.until ?? today))
    throw new Refusal('CONFLICT', {
      argument: 'kind',
      message: {
        zh: `这项程序自 ${procedure.source.from} 施行`,
        en: `this procedure holds from ${procedure.source.from}`,
      },
    });
  const entry = await findEntry(system.db, wish.dataset);
  if (entry === undefined) throw new Refusal('DATASET_NOT_FOUND', { argument: 'dataset' });
  const form = await kind.check(readForm(kind, wish.form), { system, viewer, entry, today });
  const about = { kind: procedure.kind, partyId: viewer.party.id, datasetId: entry.id };

  return system.db.transaction().execute(async (trx) => {
    await holdCalendar(trx, 'WITH_OTHERS');
    const { workingDays } = procedure.within;
    const deadline = countWorkingDays(await openCalendar(trx), today, workingDays);
    await lockFiling(trx, about);
    await refuseSecond(trx, procedure, about, form);
    const id = await addCase(trx, {
      ...about,
      number: await nextCaseNumber(trx, today.slice(0, 4)),
      rules: JSON.stringify(procedure),
      form: JSON.stringify(form),
      state: 'RECEIVED',
      department: entry.department,
      filedBy: viewer.accountId,
      filedAt: at,
      dueAt: deadline.dueAt,
      provisional: deadline.provisional,
      withdrawnAt: null,
    });
    await recordStep(trx, viewer, id, at, {
      action: 'RECEIVED',
      detail: {
        kind: procedure.kind,
        datasetId: entry.id,
        department: entry.department,
        dueAt: deadline.dueAt,
      },
    });
    const filed = await reloadCase(trx, id);
    await tellOfStep(trx, filed, 'RECEIVED', at);
    return filed;
  });
}

function readForm<Form extends object>({ form }: CaseKind<Form>, given: unknown): Form {
  const read = form.safeParse(given);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const argument = issue?.path.join('.') ?? 'form';
  if (issue?.code === 'too_small')
    throw badInput('MISSING', argument, '请填写这一项', 'fill this in');
  if (issue?.code === 'too_big')
    throw badInput('OUT_OF_RANGE', argument, `至多 ${issue.maximum}`, `at most ${issue.maximum}`);
  throw badInput(
    'WRONG_TYPE',
    argument,
    `${argument} 缺失或不合要求`,
    `${argument} is missing or not as required`,
  );
}

/** One at a time where the kind says so; and the same thing is not filed twice while it runs. */
async function refuseSecond(
  trx: System['db'],
  { oneAtATime }: Procedure,
  about: { kind: string; partyId: string; datasetId: string },
  form: object,
): Promise<void> {
  const running = await findRunning(trx, about, oneAtATime ? undefined : form);
  if (running === undefined) return;
  throw new Refusal('CONFLICT', {
    argument: 'dataset',
    message: {
      zh: `对这个数据集已有一件在办 ${running}`,
      en: `a case about this dataset is already running: ${running}`,
    },
  });
}

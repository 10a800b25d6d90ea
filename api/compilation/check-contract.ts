import type { DatasetDeclaration, FieldDeclaration } from '../../db/catalogue/declaration.ts';
import type { Finding } from './finding.ts';
import { earliestDay, isStanding, type NoticeTerm, type StandingNotice } from './notices.ts';

/** What the public sees now, with the notices that stand on it. */
export interface Contract extends NoticeTerm {
  /** Absent for an entry that was never published. */
  published?: DatasetDeclaration;
  notices: ReadonlyMap<string, StandingNotice>;
}

/**
 * A published shape is a contract: adding a field is free; what users build on goes, or becomes another, only
 * from the day that was announced to them. Stricter openness is no matter of shape: it rests on its legal
 * basis (M31) and holds at once.
 */
export function* checkContract(entry: DatasetDeclaration, contract: Contract): Generator<Finding> {
  const { published } = contract;
  for (const field of entry.fields) yield* checkNotice(entry, field, contract);
  if (published === undefined || published.openness === 'CLOSED') return;
  if (published.slug !== entry.slug)
    yield refused('slug', '已发布的网址名不能改', 'a published slug does not change');
  const now = new Map(entry.fields.map((field) => [field.name, field]));
  for (const before of published.fields.filter(({ openness }) => openness !== 'CLOSED')) {
    const element = `fields.${before.name}`;
    const kept = now.get(before.name);
    if (kept === undefined)
      yield* unannounced('REMOVAL', element, contract, before.name, {
        zh: '删除或改名',
        en: 'removed or renamed',
      });
    else
      for (const [part, zh] of brokenParts(before, kept))
        yield* unannounced('CHANGE', `${element}.${part}`, contract, before.name, {
          zh: `改${zh}`,
          en: `changed in its ${part}`,
        });
  }
}

/** What of a field's promise to its users a new declaration breaks. */
function brokenParts(
  before: FieldDeclaration,
  after: FieldDeclaration,
): [part: string, zh: string][] {
  const mayBeEmpty = ({ key, nullable }: FieldDeclaration) => key !== true && nullable !== false;
  const parts: [part: string, zh: string, broken: boolean][] = [
    ['type', '类型', before.type !== after.type],
    ['unit', '单位', (before.unit ?? '') !== (after.unit ?? '')],
    ['key', '主键', (before.key === true) !== (after.key === true)],
    ['nullable', '为可空', mayBeEmpty(after) && !mayBeEmpty(before)],
    ['checks', '代码表', losesCodes(before, after)],
  ];
  return parts.flatMap(([part, zh, broken]) => (broken ? [[part, zh] as [string, string]] : []));
}

/**
 * Whether a code goes from a list, or a list comes or goes as a whole: programs ask by its codes. Codes may
 * come at any time.
 */
function losesCodes(before: FieldDeclaration, after: FieldDeclaration): boolean {
  const listOf = ({ checks = [] }: FieldDeclaration) =>
    checks.flatMap((check) => (check.kind === 'CODE_LIST' ? check.codes : []));
  const now = new Set(listOf(after));
  const lost = listOf(before).filter((code) => !now.has(code));
  return lost.length > 0 || (listOf(before).length === 0 && now.size > 0);
}

function* unannounced(
  kind: 'REMOVAL' | 'CHANGE',
  element: string,
  contract: Contract,
  field: string,
  done: { zh: string; en: string },
): Generator<Finding> {
  const standing = contract.notices.get(field);
  if (standing?.notice === kind && standing.noticeOn !== null) {
    if (standing.noticeOn <= contract.today) return;
    yield tooEarly(
      element,
      `已公告，${standing.noticeOn} 起才可以${done.zh}`,
      `announced: it may be ${done.en} from ${standing.noticeOn} on`,
    );
    return;
  }
  const earliest = earliestDay(contract);
  yield tooEarly(
    element,
    `已发布的信息项须先公告 ${contract.noticeDays} 天；今天公告的，最早 ${earliest} 起可以${done.zh}`,
    `what is published is announced ${contract.noticeDays} days ahead: announced today it may be ${done.en} from ${earliest} on`,
  );
}

/** A notice gives users the whole period, unless they have been told already. */
function* checkNotice(
  entry: DatasetDeclaration,
  { name, notice }: FieldDeclaration,
  contract: Contract,
): Generator<Finding> {
  if (notice === undefined) return;
  const element = `fields.${name}.notice`;
  if (notice.reason.zh.trim() === '')
    yield refused(`${element}.reason`, '公告须写明理由', 'a notice says why');
  const stand = entry.fields.find((field) => field.name === notice.replacedBy);
  if (
    notice.replacedBy !== undefined &&
    (stand === undefined || stand.name === name || stand.openness === 'CLOSED')
  )
    yield refused(
      `${element}.replacedBy`,
      `没有可代替的信息项 ${notice.replacedBy}`,
      `there is no open field ${notice.replacedBy} to stand in for it`,
    );
  const earliest = earliestDay(contract);
  if (notice.on < earliest && !isStanding(notice, contract.notices.get(name)))
    yield tooEarly(
      `${element}.on`,
      `须提前 ${contract.noticeDays} 天公告：最早 ${earliest}`,
      `notice is given ${contract.noticeDays} days ahead: ${earliest} at the earliest`,
    );
}

function refused(element: string, zh: string, en: string): Finding {
  return { element, severity: 'ERROR', message: { zh, en } };
}

function tooEarly(element: string, zh: string, en: string): Finding {
  return { ...refused(element, zh, en), code: 'NOTICE_REQUIRED' };
}

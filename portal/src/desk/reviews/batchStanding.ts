import { stateWords } from '../catalogue/entryWords';
import type { Tone } from '../frame/StateWord';
import type { BatchLine, BatchState, Member } from './batchQuery';

export const batchStateWords: Record<BatchState, string> = {
  SAMPLING: '抽样中',
  ACCEPTED: '抽样无误，已整批通过',
  ELEMENTWISE: '逐条审核',
};

export const batchTones: Record<BatchState, Tone> = {
  SAMPLING: 'mine',
  ACCEPTED: 'done',
  ELEMENTWISE: 'busy',
};

type Looked = Pick<Member, 'elements'>;

/** Elements at which nobody has looked. */
export function unseen({ elements }: Looked): string[] {
  return elements.filter(({ looks }) => looks.length === 0).map(({ element }) => element);
}

/** Elements that were not sound when last looked at. */
export function faults({ elements }: Looked): string[] {
  return elements
    .filter(({ looks }) => looks.at(-1)?.sound === false)
    .map(({ element }) => element);
}

/** Whether the version that was put into the batch still waits for the Bureau. */
export function isUnderReview({ entry, version }: Pick<Member, 'entry' | 'version'>): boolean {
  return entry.state === 'BUREAU_REVIEW' && entry.version === version;
}

/** The one thing to do next in a batch. */
export type NextAct =
  | { kind: 'LOOK' | 'RETURN' | 'ACCEPT_ONE'; member: Member }
  | { kind: 'ACCEPT_CLEAN' | 'PUBLISH'; members: Member[] }
  | { kind: 'NONE' };

export function nextAct({ state }: Pick<BatchLine, 'state'>, members: Member[]): NextAct {
  const open = members.filter(isUnderReview);
  if (state === 'SAMPLING') {
    const next = open.find((member) => member.sampled && unseen(member).length > 0);
    return next === undefined
      ? { kind: 'ACCEPT_CLEAN', members: open.filter(({ clean }) => clean) }
      : { kind: 'LOOK', member: next };
  }
  for (const member of open) {
    if (unseen(member).length > 0) return { kind: 'LOOK', member };
    return { kind: faults(member).length > 0 ? 'RETURN' : 'ACCEPT_ONE', member };
  }
  const ready = members.filter(({ entry }) => entry.may.includes('PUBLISH'));
  return ready.length > 0 ? { kind: 'PUBLISH', members: ready } : { kind: 'NONE' };
}

/** How an entry stands in its batch. */
export function memberStanding(
  member: Member,
  { state }: Pick<BatchLine, 'state'>,
): { tone: Tone; words: string } {
  const { entry, version, clean, sampled, elements } = member;
  if (entry.version !== version) return { tone: 'over', words: '已有新版本' };
  if (!isUnderReview(member))
    return {
      tone: entry.state === 'RETURNED' ? 'fault' : 'done',
      words: stateWords[entry.state],
    };
  const wrong = faults(member).length;
  if (wrong > 0) return { tone: 'fault', words: `${wrong}项有误，待退回` };
  if (state === 'SAMPLING' && clean && !sampled) return { tone: 'busy', words: '随整批通过' };
  const left = unseen(member).length;
  if (left === 0) return { tone: 'done', words: '各项无误' };
  return {
    tone: 'mine',
    words: left === elements.length ? `${left}项待看` : `还有${left}项待看`,
  };
}

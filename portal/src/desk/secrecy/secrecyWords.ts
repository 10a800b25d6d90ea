import { opennessWords } from '../../language/words';
import { treatmentWords } from '../catalogue/fields/fieldWords';
import type { Declaration } from '../catalogue/declaration';
import type { Tone } from '../frame/StateWord';
import type { SecrecyMember, SecrecyState } from './batchQuery';

export const secrecyStateWords: Record<SecrecyState, string> = {
  LOOKING: '审查中',
  CONFIRMED: '已确认',
  SINGLY: '改为逐条审查',
};

export const secrecyTones: Record<SecrecyState, Tone> = {
  LOOKING: 'mine',
  CONFIRMED: 'done',
  SINGLY: 'busy',
};

/** What was decided of the columns, those of one audience together, each treatment by its column. */
export function columnWords({ fields }: Declaration): string[] {
  const byOpenness = Map.groupBy(fields, ({ openness }) => openness);
  return (['UNCONDITIONAL', 'CONDITIONAL', 'CLOSED'] as const).flatMap((openness) => {
    const own = byOpenness.get(openness) ?? [];
    if (own.length === 0) return [];
    const names = own.map(({ title, desensitization }) =>
      desensitization === undefined || openness === 'CLOSED'
        ? title.zh
        : `${title.zh}（${treatmentWords(desensitization)}）`,
    );
    return [`${opennessWords[openness].zh}${own.length}列：${names.join('、')}`];
  });
}

/** How an entry stands in its batch. */
export function secrecyStanding(
  { entry, version, mustBeSeen, left, looks }: SecrecyMember,
  state: SecrecyState,
): { tone: Tone; words: string } {
  if (entry.version !== version) return { tone: 'over', words: '已有新版本' };
  if (entry.secrecyReviewedBy !== null)
    return { tone: 'done', words: `${entry.secrecyReviewedBy}已审查` };
  if (looks.at(-1)?.sound === false) return { tone: 'fault', words: '有误，改后另审' };
  if (state !== 'LOOKING') return { tone: 'busy', words: '逐条审查' };
  if (left) return { tone: 'mine', words: '待您打开看' };
  return mustBeSeen ? { tone: 'done', words: '看过，无误' } : { tone: 'busy', words: '随整批确认' };
}

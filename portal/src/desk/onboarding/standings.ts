import type { Tone } from '../frame/StateWord';
import type { BenchTable, Standing } from './contract';

/** How far a table is, in the order of the way: the word, and what comes next and who has it. */
export const standings: Record<Standing, { word: string; tone: Tone; next: string }> = {
  QUESTIONS: { word: '待看', tone: 'mine', next: '先回答上面的问题' },
  ASKED_BUREAU: { word: '问大数据局', tone: 'busy', next: '等大数据局答复，答复后自动往下走' },
  TO_COMPILE: { word: '待编制', tone: 'mine', next: '问题都答了，可以编制目录条目' },
  TO_REVIEW_SECRECY: {
    word: '待保密审查',
    tone: 'busy',
    next: '等编制人以外的一人在条目页作保密审查',
  },
  TO_SUBMIT: { word: '待报送', tone: 'mine', next: '已审查，在条目页报送' },
  COUNTY_REVIEW: { word: '县区汇集', tone: 'busy', next: '在县区机构汇集' },
  BUREAU_REVIEW: { word: '待大数据局审核', tone: 'busy', next: '在大数据局审核' },
  RETURNED: { word: '已退回', tone: 'fault', next: '按退回的理由改好条目，再报' },
  ACCEPTED: { word: '待发布', tone: 'busy', next: '审核通过，等大数据局发布' },
  TO_LOAD: { word: '待载入', tone: 'mine', next: '条目已发布，可以载入' },
  LOADING: { word: '载入中', tone: 'busy', next: '逐行核对、脱敏；可以离开本页' },
  HELD: { word: '等您决定', tone: 'mine', next: '载入停在半路，看过再决定' },
  LOADED: { word: '已载入', tone: 'done', next: '数据已发布' },
};

/** Steps that every table takes; the others stand in the chain only while a table is there. */
const ALWAYS = new Set<Standing>([
  'QUESTIONS',
  'TO_COMPILE',
  'TO_REVIEW_SECRECY',
  'BUREAU_REVIEW',
  'TO_LOAD',
  'LOADED',
]);

/** The way of a batch with how many tables stand where. */
export function chainOf(tables: readonly BenchTable[]): { standing: Standing; count: number }[] {
  return (Object.keys(standings) as Standing[])
    .map((standing) => ({
      standing,
      count: tables.filter((table) => table.standing === standing).length,
    }))
    .filter(({ standing, count }) => count > 0 || ALWAYS.has(standing));
}

/** Of what waits to be loaded, what can be: a table that lacks columns of its entry cannot. */
export function loadable(tables: readonly BenchTable[]): BenchTable[] {
  return tables.filter(({ standing, lacking }) => standing === 'TO_LOAD' && lacking.length === 0);
}

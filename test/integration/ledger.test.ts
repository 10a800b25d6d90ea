import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayOf, plusDays } from '../../api/clock.ts';
import { aCompilation } from '../support/compilation.ts';
import { aDeclaration, aField, PRIVACY } from '../support/dataset.ts';
import { enterCalendar } from '../support/calendar.ts';
import { aSystem, type TestSystem } from '../support/system.ts';

/** 办件台账: what everyone sees of the decided cases. */
let city: TestSystem;
let basis: string;
type Who = Record<string, string>;
const morning = (day: string) => `${day}T09:30:00+08:00`;
const citizen = () => city.person('citizen-li');
const researcher = () => city.person('researcher-chen');
const officer = () => city.person('heritage-officer', '文物');
const principal = () => city.person('heritage-principal', '文物');
const bureau = () => city.person('bureau-reviewer', '大数据');

async function act(mutation: string, type: string, input: object, who: Who): Promise<string> {
  const { data, errors } = await city.ask(
    `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { case { number } errors { code message { zh } } } }`,
    { input },
    who,
  );
  expect(errors ?? data[mutation].errors).toEqual([]);
  return data[mutation].case.number;
}
const correct = (who: Who, why: string, dataset = 'museums') =>
  act(
    'requestCorrection',
    'RequestCorrection',
    { dataset, changes: [{ element: 'summary', proposed: `${why}，请改` }], why },
    who,
  );
const answer = (number: string, who: Who, more: object) =>
  act('answerCase', 'AnswerCase', { number, ...more }, who);
const REFUSED = { outcome: 'REFUSED', reason: '申请人李明所述不实' };

const LINE = `kind dataset { zh } slug department { code } filedOn dueOn extendedBy decidedOn workingDaysTaken late
  outcome legalBasis { id }`;
interface Line {
  kind: string;
  dataset: { zh: string } | null;
  slug: string | null;
  [part: string]: unknown;
}
const ledger = async (args = 'first: 100') =>
  (
    await city.ask(
      `{ ledger(${args}) { totalCount nodes { ${LINE} } pageInfo { hasNextPage endCursor } departments { code } } }`,
    )
  ).data.ledger as {
    totalCount: number;
    nodes: Line[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
    departments: { code: string }[];
  };

beforeAll(async () => {
  city = await aSystem();
  basis = (await city.ask('{ legalBases { id } }')).data.legalBases[0].id;
  // M32: refused on the third working day, and objected to.
  const refused = await correct(await citizen(), '名录不一致');
  // Extended by five days, and answered after that.
  const extended = await correct(await researcher(), '等级有误');
  await correct(await citizen(), '一直没有答复');
  const taken = await correct(await citizen(), '后来撤回');
  await act('withdrawCase', 'WithdrawCase', { number: taken }, await citizen());
  const verified = await act(
    'requestVerification',
    'RequestVerification',
    { dataset: 'museums', row: '第一行', shouldBe: '关林庙', why: '见门额' },
    await citizen(),
  );
  await act(
    'extendCase',
    'ExtendCase',
    { number: extended, workingDays: 5, reason: '需核对' },
    await principal(),
  );
  city.at(morning('2026-11-26'));
  await answer(refused, await officer(), { ...REFUSED, legalBasis: basis });
  const applied = await act(
    'applyForAccess',
    'ApplyForAccess',
    {
      dataset: 'heritage-sites',
      fields: ['siteId', 'name'],
      purpose: '研究隋唐洛阳城周边遗址的分布规律，成果为学术论文。',
      until: '2027-06-30',
      termsVersion: (await city.ask('{ procedure(kind: ACCESS_APPLICATION) { termsVersion } }'))
        .data.procedure.termsVersion,
    },
    await researcher(),
  );
  const objection = await act(
    'objectToDecision',
    'Object',
    { dataset: 'museums', against: refused, why: '没有看附件' },
    await citizen(),
  );
  city.at(morning('2026-11-28'));
  await answer(applied, await officer(), { outcome: 'AGREED' });
  city.at(morning('2026-12-07'));
  await answer(verified, await principal(), { outcome: 'AGREED', reason: '已核实' });
  city.at(morning('2026-12-15'));
  await answer(extended, await officer(), { outcome: 'AGREED', reason: '属实' });
  await answer(objection, await bureau(), { outcome: 'AGREED', reason: '成立' });
});
afterAll(() => city.end());

/** Monday to Friday: in these weeks no day is arranged otherwise. */
function weekdaysAfter(from: string, until: string): number {
  let count = 0;
  for (let day = plusDays(from, 1); day <= until; day = plusDays(day, 1))
    if (![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())) count += 1;
  return count;
}

/** The ledger as the audit trail has it, the newest decision first. */
async function fromTheTrail(): Promise<Line[]> {
  const { db } = city.system;
  const events = await db
    .selectFrom('auditEvent')
    .leftJoin('party', 'party.id', 'auditEvent.partyId')
    .select(['subject', 'action', 'at', 'detail', 'party.department'])
    .where('subject', 'like', 'case:%')
    .orderBy('auditEvent.id')
    .execute();
  const datasets = await db
    .selectFrom('dataset')
    .select(['id', 'slug', 'titleZh'])
    .where('openness', '!=', 'CLOSED')
    .execute();
  return [...Map.groupBy(events, ({ subject }) => subject)]
    .flatMap(([subject, steps]) => {
      const step = (action: string) => steps.find((one) => one.action === action);
      const [filed, extended, decided] = ['RECEIVED', 'EXTENDED', 'ANSWERED'].map(step);
      if (filed === undefined || decided === undefined) return [];
      const about = datasets.find(({ id }) => id === filed.detail['datasetId']);
      const recounted = steps.findLast(
        ({ action, detail }) =>
          action === 'DEADLINE_RECOUNTED' &&
          detail['clock'] === (extended === undefined ? 'ANSWER' : 'EXTENDED'),
      );
      const due = new Date(String((recounted ?? extended ?? filed).detail['dueAt']));
      const legalBasisId = decided.detail['legalBasisId'];
      const line: Line = {
        kind: String(filed.detail['kind']),
        dataset: about === undefined ? null : { zh: about.titleZh },
        slug: about?.slug ?? null,
        department: { code: decided.department },
        filedOn: dayOf(filed.at),
        dueOn: dayOf(due),
        extendedBy: extended?.detail['workingDays'] ?? null,
        decidedOn: dayOf(decided.at),
        workingDaysTaken: weekdaysAfter(dayOf(filed.at), dayOf(decided.at)),
        late: decided.at > due,
        outcome: decided.detail['outcome'],
        legalBasis:
          typeof legalBasisId === 'string'
            ? { id: Buffer.from(`LegalBasis:${legalBasisId}`).toString('base64url') }
            : null,
      };
      return [{ line, at: decided.at.getTime(), id: subject }];
    })
    .toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
    .map(({ line }) => line);
}

describe('the public ledger', () => {
  test('recomputed from the audit trail, it is the same to the last line', async () => {
    const { nodes, totalCount } = await ledger();
    expect(nodes).toEqual(await fromTheTrail());
    expect(totalCount).toBe(nodes.length);
    expect(nodes.map(({ kind, late, workingDaysTaken }) => [kind, late, workingDaysTaken])).toEqual(
      expect.arrayContaining([
        ['CATALOGUE_CORRECTION', false, 3],
        ['CATALOGUE_CORRECTION', true, 16],
        ['DATA_VERIFICATION', false, 10],
        ['ACCESS_APPLICATION', false, 1],
        ['OBJECTION', true, 13],
      ]),
    );
  });

  test('is walked in pages that leave nothing out and give nothing twice', async () => {
    const lines: Line[] = [];
    let page = await ledger('first: 2');
    for (;;) {
      lines.push(...page.nodes);
      if (!page.pageInfo.hasNextPage) break;
      page = await ledger(`first: 2, after: "${page.pageInfo.endCursor}"`);
    }
    expect(lines).toEqual((await ledger()).nodes);
  });

  test('names no applicant, no number, no purpose and nothing written about a case', async () => {
    const { data } = await city.ask(
      '{ ledger(first: 100) { nodes { kind title { zh } article dataset { zh } slug department { name { zh } } legalBasis { title } } edges { cursor } } }',
    );
    const said = JSON.stringify(data);
    for (const secret of ['李明', '陈思远', '河洛', 'LY-2026', '名录不一致', '所述不实', '隋唐'])
      expect(said).not.toContain(secret);
    const { __type } = (await city.ask('{ __type(name: "LedgerEntry") { fields { name } } }')).data;
    const parts = __type.fields.map(({ name }: { name: string }) => name);
    for (const part of ['number', 'applicant', 'filedBy', 'purpose', 'reason', 'why'])
      expect(parts).not.toContain(part);
  });

  test('is narrowed by kind, department, outcome, dataset and lateness', async () => {
    const all = (await ledger()).nodes;
    const only = async (args: string, keeps: (line: Line) => boolean) => {
      const { nodes, totalCount } = await ledger(`first: 100, ${args}`);
      expect(nodes).toEqual(all.filter(keeps));
      expect(totalCount).toBe(nodes.length);
      expect(nodes.length).toBeGreaterThan(0);
    };
    await only('kind: ["OBJECTION"]', ({ kind }) => kind === 'OBJECTION');
    await only('department: ["data-bureau"]', ({ kind }) => kind === 'OBJECTION');
    await only('outcome: [REFUSED]', ({ outcome }) => outcome === 'REFUSED');
    await only('dataset: "heritage-sites"', ({ slug }) => slug === 'heritage-sites');
    await only('late: true', ({ late }) => late === true);
    await only('late: false', ({ late }) => late === false);
    expect((await ledger('first: 100, dataset: "no-such"')).nodes).toEqual([]);
    expect((await ledger('first: 1')).departments.map(({ code }) => code)).toEqual([
      'data-bureau',
      'heritage',
    ]);
    for (const wrong of ['first: 0', 'first: 101', 'after: "x"'])
      expect((await city.ask(`{ ledger(${wrong}) { totalCount } }`)).errors).toHaveLength(1);
  });

  test('M30: keeps a line but not its dataset, once that is closed and not named', async () => {
    city.at(morning('2026-12-21'));
    const hands = aCompilation(city);
    const declared = aDeclaration('kiln-visits', [aField('id', { key: true, example: 'x' })]);
    const { id, code } = await hands.publish(declared);
    expect(code).toBeUndefined();
    const number = await correct(await citizen(), '摘要过时', 'kiln-visits');
    await answer(number, await officer(), { outcome: 'AGREED', reason: '属实' });
    const about = async () =>
      (await ledger()).nodes.find(({ decidedOn }) => decidedOn === '2026-12-21');
    expect(await about()).toMatchObject({ slug: 'kiln-visits', dataset: { zh: 'kiln-visits' } });
    const before = (await ledger()).totalCount;

    await hands.step(hands.principal, 'moveEntries', {
      move: 'WITHDRAW',
      ids: [id],
      opinion: '已移交',
    });
    expect(await about()).toMatchObject({ slug: 'kiln-visits' });
    const { id: privacy } = await city.system.db
      .selectFrom('legalBasis')
      .select('id')
      .where('title', '=', PRIVACY.title)
      .executeTakeFirstOrThrow();
    const { data } = await city.ask(
      'mutation ($input: CloseWithdrawnInput!) { closeWithdrawn(input: $input) { errors { code } } }',
      {
        input: {
          id,
          reason: '不宜公开',
          legalBasis: Buffer.from(`LegalBasis:${privacy}`).toString('base64url'),
        },
      },
      await bureau(),
    );
    expect(data.closeWithdrawn.errors).toEqual([]);
    expect(await about()).toMatchObject({ slug: null, dataset: null, outcome: 'AGREED' });
    expect((await ledger()).totalCount).toBe(before);
    expect((await ledger('first: 100, dataset: "kiln-visits"')).totalCount).toBe(0);
  });
});

test('the working days of a line follow the calendar as the Bureau has entered it, however long ago', async () => {
  city.at(morning('2027-03-01'));
  const number = await correct(await citizen(), '漏写口径');
  city.at(morning('2027-03-04'));
  await answer(number, await officer(), { outcome: 'AGREED', reason: '属实' });
  const taken = async () =>
    (await ledger()).nodes.find(({ decidedOn }) => decidedOn === '2027-03-04')?.[
      'workingDaysTaken'
    ];
  expect(await taken()).toBe(3);
  await enterCalendar(city, {
    year: 2027,
    holidays: [{ title: '元旦', from: '2027-03-02', to: '2027-03-02' }],
    workingDays: [],
  });
  city.at(morning('2028-06-01'));
  expect(await taken()).toBe(2);
});

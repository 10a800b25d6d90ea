import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoHands } from '../../api/demo/demo-hands.ts';
import type { DatasetDeclaration, LegalBasisDeclaration } from '../../db/catalogue/declaration.ts';
import { aCompilation } from '../support/compilation.ts';
import { aDeclaration, aField, PRIVACY } from '../support/dataset.ts';
import { aSystem, type TestSystem } from '../support/system.ts';

let city: TestSystem;
let hands: ReturnType<typeof aCompilation>;
beforeAll(async () => {
  city = await aSystem();
  hands = aCompilation(city);
});
afterAll(() => city.end());

const MINISTRY: LegalBasisDeclaration = {
  title: '文物认定管理暂行办法',
  documentNumber: '文化部令第46号',
  article: '第一条',
  kind: 'MINISTRY_DOCUMENT',
};
const STATE: LegalBasisDeclaration = {
  title: '国务院关于印发政务信息资源共享管理暂行办法的通知',
  documentNumber: '国发〔2016〕51号',
  article: '第十条',
  kind: 'STATE_DOCUMENT',
};
const LOCAL: LegalBasisDeclaration = {
  title: '洛阳市龙门石窟保护管理条例',
  article: '第一条',
  kind: 'LOCAL_REGULATION',
};
const shared = (...legalBases: LegalBasisDeclaration[]): Partial<DatasetDeclaration> => ({
  sharing: 'CONDITIONAL',
  sharingCondition: '履行职责需要',
  legalBases,
});
const asBase = { classification: ['1', '02', '001'] };
const fields = (base: object) => [aField('id', { key: true }), aField('name', base)];
let entries = 0;
const submit = async (more: Partial<DatasetDeclaration>) => {
  const { id } = await hands.save(aDeclaration(`restricted-${++entries}`, fields({}), more));
  return hands.submit(id);
};

describe('M24–M25, M31: each refusal names the element, and says what is missing', () => {
  const condition = { openness: 'CONDITIONAL' as const };
  const conditional = [aField('id', { key: true, openness: 'CONDITIONAL' as const })];
  test.each<[element: string, says: string, wrong: Partial<DatasetDeclaration>]>([
    ['opennessCondition', '写明条件', { ...condition, legalBases: [PRIVACY], fields: conditional }],
    [
      'legalBases',
      '须有依据',
      { ...condition, opennessCondition: { zh: '研究', en: '' }, fields: conditional },
    ],
    ['sharingCondition', '写明条件', { ...shared(PRIVACY), sharingCondition: ' ' }],
    ['legalBases', '法律、行政法规', shared()],
    ['legalBases', '地方性法规', shared(LOCAL)],
    ['legalBases', '部门文件', { ...shared(MINISTRY), sharing: 'CLOSED' }],
    ['legalBases', '条款', shared({ ...PRIVACY, article: ' ' })],
    ['sharing', '基础信息项', { ...asBase, ...shared(PRIVACY), sharing: 'CLOSED' }],
    ['fields', '基础信息项', { ...asBase, ...shared(PRIVACY) }],
    ['fields.name.base', '基础数据库', { fields: fields({ base: true }) }],
    ['fields', '至少有一个信息项', { fields: [] }],
  ])('%s: %s', async (element, says, wrong) => {
    const refused = await submit(wrong);
    expect(refused.code).toBe('BAD_USER_INPUT');
    expect(refused.path).toMatch(new RegExp(String.raw`^restricted-\d+\.${element}$`));
    expect(refused.message).toContain(says);
  });

  test('another department’s code compiles nothing', async () => {
    const refused = await hands.save(
      aDeclaration('restricted-foreign', fields({}), { department: 'market' }),
    );
    expect(refused).toMatchObject({ code: 'BAD_USER_INPUT', path: 'declaration.department' });
  });

  test('a field says itself how sensitive it is', async () => {
    const { sensitivity: _, ...silent } = aField('silent');
    const refused = await hands.save(
      aDeclaration('restricted-silent', [silent as ReturnType<typeof aField>]),
    );
    expect(refused).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: 'declaration.fields.0.sensitivity',
    });
  });

  test('law, regulation and state document restrict openness; policy of the State Council sharing too', async () => {
    for (const basis of [PRIVACY, LOCAL, MINISTRY, STATE]) {
      const { code } = await submit({
        ...condition,
        opennessCondition: { zh: '研究', en: '' },
        legalBases: [basis],
        fields: conditional,
      });
      expect(code).toBeUndefined();
    }
    expect((await submit(shared(LOCAL, STATE))).code).toBeUndefined();
  });

  test('a base database with conditions shares its base items with every department', async () => {
    const { code } = await hands.publish(
      aDeclaration('restricted-base', fields({ base: true, title: { zh: '法人名称', en: 'n' } }), {
        ...asBase,
        ...shared(PRIVACY),
        title: { zh: '法人库登记簿', en: 'Legal persons' },
      }),
    );
    expect(code).toBeUndefined();
    const { data } = await city.ask(
      '{ viewer { desk { demandMatches(title: "法人库登记簿") { entry { slug sharing baseItems } } } } }',
      {},
      await city.person('market-officer', '市场'),
    );
    expect(data.viewer.desk.demandMatches[0].entry).toEqual({
      slug: 'restricted-base',
      sharing: 'CONDITIONAL',
      baseItems: ['法人名称'],
    });
  });
});

describe('the database keeps the same rules', () => {
  const change = (slug: string, set: object) =>
    city.system.db.updateTable('dataset').set(set).where('slug', '=', slug).execute();

  test('nothing published is restricted in sharing without condition and admissible basis', async () => {
    const restricted = { sharing: 'CONDITIONAL', sharingCondition: '履职' };
    await expect(change('museums', restricted)).rejects.toMatchObject({
      constraint: 'sharing_has_basis',
    });
    await expect(
      change('insured-units', { sharing: 'CLOSED', sharingCondition: null }),
    ).rejects.toMatchObject({ constraint: 'sharing_has_condition' });
    const { db } = city.system;
    const { id } = await db
      .selectFrom('dataset')
      .select('id')
      .where('slug', '=', 'insured-units')
      .executeTakeFirstOrThrow();
    await expect(
      db.transaction().execute(async (trx) => {
        await trx
          .updateTable('dataset')
          .set({ openness: 'CONDITIONAL' })
          .where('id', '=', id)
          .execute();
        await trx.deleteFrom('datasetLegalBasis').where('datasetId', '=', id).execute();
      }),
    ).rejects.toMatchObject({ code: '23514' });
  });

  test('no base database is closed to sharing, or shared on conditions without its base items', async () => {
    const { db } = city.system;
    const [basis] = await db
      .selectFrom('legalBasis')
      .select('id')
      .where('kind', '=', 'LAW')
      .execute();
    const { id } = await db
      .selectFrom('dataset')
      .select('id')
      .where('slug', '=', 'divisions')
      .executeTakeFirstOrThrow();
    for (const sharing of ['CLOSED', 'CONDITIONAL'] as const)
      await expect(
        db.transaction().execute(async (trx) => {
          await trx
            .insertInto('datasetLegalBasis')
            .values({ datasetId: id, legalBasisId: basis?.id ?? '', position: 0 })
            .execute();
          await trx
            .updateTable('dataset')
            .set({ sharing, sharingCondition: '履职' })
            .where('id', '=', id)
            .execute();
        }),
      ).rejects.toMatchObject({ constraint: 'base_items_are_shared' });
  });

  test('a version stays under the department and the slug of its entry', async () => {
    const { db, clock } = city.system;
    const entry = await db
      .selectFrom('catalogueEntry')
      .select(['id', 'version'])
      .where('slug', '=', 'museums')
      .executeTakeFirstOrThrow();
    const signed = await demoHands(db);
    for (const wrong of [{ department: 'market' }, { slug: 'museums-too' }])
      await expect(
        db
          .insertInto('entryVersion')
          .values({
            entryId: entry.id,
            number: entry.version + 1,
            declaration: JSON.stringify(aDeclaration('museums', fields({}), wrong)),
            reason: '改',
            madeBy: signed?.madeBy ?? '',
            madeAs: null,
            madeAt: clock(),
          })
          .execute(),
      ).rejects.toMatchObject({ constraint: 'named_as_its_entry' });
  });
});

import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { isCreditCode } from '../../../api/checks/credit-code.ts';
import { isIdentityNumber } from '../../../api/checks/identity-number.ts';
import { rawType } from '../../../api/desensitization/desensitize.ts';
import { PARSE_CELL } from '../../../api/intake/parse-cell.ts';
import { seedDatasets } from '../../../api/seed/datasets.ts';
import type { SeedDataset } from '../../../api/seed/declare.ts';
import { departments } from '../../../api/seed/departments.ts';
import { divisions } from '../../../api/seed/divisions.ts';
import { legalBases } from '../../../api/seed/legal-bases.ts';
import type { LegalBasisDeclaration } from '../../../db/catalogue/declaration.ts';
import { OPENNESS } from '../../../db/catalogue/vocabulary.ts';

const declarations = seedDatasets.map(({ declaration }) => declaration);
const every = seedDatasets.map((dataset) => [dataset.declaration.slug, dataset] as const);
const digest = ({ rows }: SeedDataset) =>
  createHash('sha256')
    .update(JSON.stringify([...rows()]))
    .digest('hex');

const place = ({ title, article }: LegalBasisDeclaration) => `${title} ${article}`;
const registered = new Set(legalBases.map(place));

/** The raw values of one field. */
function column(dataset: SeedDataset, name: string): (string | null)[] {
  const at = dataset.declaration.fields.findIndex((field) => field.name === name);
  return [...dataset.rows()].map((row) => row[at] ?? null);
}

describe('the first catalogue', () => {
  test('has something of everything', () => {
    expect(declarations.length).toBeGreaterThanOrEqual(14);
    expect(new Set(declarations.map(({ theme }) => theme)).size).toBeGreaterThanOrEqual(5);
    expect(new Set(declarations.map(({ openness }) => openness))).toEqual(new Set(OPENNESS));
    const whole = declarations.filter(({ openness }) => openness === 'CONDITIONAL');
    expect(whole.length).toBeGreaterThanOrEqual(2);
    expect(whole.some(({ fields }) => fields.length >= 8)).toBe(true);
  });

  test('uses each slug once', () => {
    expect(new Set(declarations.map(({ slug }) => slug)).size).toBe(declarations.length);
  });

  test('has a synthetic company register of 2,000 rows with right credit codes', () => {
    const companies = seedDatasets.find(({ declaration }) => declaration.slug === 'companies');
    const codes = companies === undefined ? [] : column(companies, 'creditCode');
    expect(codes).toHaveLength(2000);
    expect(codes.filter((code) => !isCreditCode(code ?? ''))).toEqual([]);
  });

  test('has identity numbers in closed data only, and nobody’s', () => {
    for (const dataset of seedDatasets) {
      const { openness, fields } = dataset.declaration;
      const found = [...dataset.rows()].flat().filter((cell) => isIdentityNumber(cell ?? ''));
      if (openness !== 'CLOSED') expect(found, dataset.declaration.slug).toEqual([]);
      else expect(found.filter((number) => number?.startsWith('999999') !== true)).toEqual([]);
      if (!fields.some(({ name }) => name === 'identityNumber')) continue;
      expect(found).toHaveLength([...dataset.rows()].length);
    }
  });
});

describe.each(every)('%s', (slug, dataset) => {
  const { declaration } = dataset;
  const { fields } = declaration;
  const rows = [...dataset.rows()];

  test('is named by a provider, in a division, in both languages', () => {
    expect(slug).toMatch(/^[a-z][a-z0-9-]{1,62}$/);
    expect(departments.map(({ code }) => code)).toContain(declaration.department);
    expect(divisions.map(({ code }) => code)).toContain(declaration.division);
    expect(declaration.classification.length).toBeGreaterThanOrEqual(2);
    expect(declaration.keywords.length).toBeGreaterThan(0);
    const texts = [declaration.title, declaration.summary, declaration.sourceNote];
    for (const { zh, en } of [...texts, ...fields.map(({ title }) => title)]) {
      expect(zh).not.toBe('');
      expect(en).toMatch(/^[^\u4e00-\u9fff]*[A-Za-z]/);
    }
  });

  test('says whether it is made up', () => {
    const { zh, en } = declaration.sourceNote;
    expect(zh.startsWith('合成数据')).toBe(declaration.synthetic);
    expect(en.startsWith('Synthetic data')).toBe(declaration.synthetic);
    expect(declaration.title.zh.includes('合成')).toBe(declaration.synthetic);
    expect(declaration.title.en.includes('synthetic')).toBe(declaration.synthetic);
  });

  test('has no field more open than itself, and restricts nothing without a basis (M31)', () => {
    const rank = OPENNESS.indexOf(declaration.openness);
    const stricter = fields.filter(({ openness }) => OPENNESS.indexOf(openness) > rank);
    expect(fields.filter(({ openness }) => OPENNESS.indexOf(openness) < rank)).toEqual([]);
    expect(stricter.filter(({ legalBasis }) => legalBasis === undefined)).toEqual([]);
    if (declaration.openness !== 'UNCONDITIONAL') {
      expect(declaration.legalBases.length).toBeGreaterThan(0);
      expect(declaration.opennessCondition?.zh).toBeTruthy();
      expect(declaration.opennessCondition?.en).toBeTruthy();
    }
    if (declaration.sharing !== 'UNCONDITIONAL') expect(declaration.sharingCondition).toBeTruthy();
    const own = fields.flatMap(({ legalBasis }) => (legalBasis === undefined ? [] : [legalBasis]));
    for (const basis of [...declaration.legalBases, ...own]) {
      expect(registered).toContain(place(basis));
    }
  });

  test('lets no sensitive field out without a rule (M31)', () => {
    const bare = fields.filter(
      ({ sensitivity, openness, desensitization }) =>
        sensitivity !== 'NONE' && openness !== 'CLOSED' && desensitization === undefined,
    );
    expect(bare).toEqual([]);
  });

  test('has fields with good names, distinct headers and fitting examples', () => {
    for (const { name } of fields) expect(name).toMatch(/^[a-z][A-Za-z0-9]{0,62}$/);
    expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length);
    expect(new Set(fields.map(({ source, title }) => source ?? title.zh)).size).toBe(fields.length);
    for (const { name, type, example } of fields) {
      expect(PARSE_CELL[type](example ?? ''), name).toMatchObject({ value: expect.any(String) });
    }
    const indexed = fields.filter((field) => field.indexed).length;
    expect(indexed).toBeLessThanOrEqual(6);
    if (rows.length > 50) expect(indexed).toBeGreaterThan(0);
  });

  test('has rows that fit their declaration', () => {
    expect(rows.length).toBeGreaterThan(0);
    const faults = rows.flatMap((row, at) =>
      fields.flatMap((field, index) => {
        const cell = row[index] ?? null;
        const parsed = cell === null ? { value: null } : PARSE_CELL[rawType(field)](cell);
        const missing = 'value' in parsed && parsed.value === null && field.nullable === false;
        return 'fault' in parsed || missing ? [`${at} ${field.name} ${cell}`] : [];
      }),
    );
    expect(faults).toEqual([]);
    expect(rows.filter((row) => row.length !== fields.length)).toEqual([]);
  });

  test('has a key that names each row once', () => {
    const at = fields.flatMap((field, index) => (field.key === true ? [index] : []));
    expect(at.length).toBeGreaterThan(0);
    const keys = rows.map((row) => JSON.stringify(at.map((index) => row[index])));
    expect(new Set(keys).size).toBe(rows.length);
  });

  test('names divisions that exist today', () => {
    const known = new Set(divisions.map(({ code }) => code));
    if (!fields.some(({ name }) => name === 'district')) return;
    const unknown = column(dataset, 'district').filter((code) => code !== null && !known.has(code));
    expect(unknown).toEqual([]);
  });

  test('is the same at every run', () => {
    expect(digest(dataset)).toBe(digest(dataset));
  });
});

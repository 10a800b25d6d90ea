import { describe, expect, test } from 'vitest';
import { isCreditCode } from '../../../api/checks/credit-code.ts';
import { seedDatasets } from '../../../api/seed/datasets.ts';
import { departments } from '../../../api/seed/departments.ts';
import { city, counties, divisions } from '../../../api/seed/divisions.ts';
import { legalBases } from '../../../api/seed/legal-bases.ts';
import { demoPeople } from '../../../api/seed/people.ts';

const posts = demoPeople.flatMap(({ memberships }) =>
  memberships.flatMap((one) => (one.kind === 'POST' ? [`${one.department} ${one.post}`] : [])),
);

describe('divisions', () => {
  test('are the city and its 14 counties and districts, without retired codes or zones', () => {
    expect(counties).toHaveLength(14);
    const codes = divisions.map(({ code }) => code);
    expect(new Set(codes).size).toBe(15);
    for (const gone of ['410371', '410306', '410322', '410381']) expect(codes).not.toContain(gone);
  });
});

describe('departments', () => {
  test('have unique, well-formed codes and credit codes', () => {
    for (const { code, creditCode } of departments) {
      expect(code).toMatch(/^[a-z][a-z0-9-]{1,62}$/);
      expect(isCreditCode(creditCode), code).toBe(true);
    }
    expect(new Set(departments.map(({ code }) => code)).size).toBe(departments.length);
    expect(new Set(departments.map(({ creditCode }) => creditCode)).size).toBe(departments.length);
  });

  test('are the Bureau, city departments and two counties’ bodies', () => {
    expect(departments.map(({ code }) => code)).toContain('data-bureau');
    expect(departments.filter(({ level }) => level === 'CITY').length).toBeGreaterThanOrEqual(12);
    const ofCounties = departments.filter(({ level }) => level === 'COUNTY');
    expect(ofCounties).toHaveLength(2);
    expect(ofCounties.every(({ division }) => division !== city.code)).toBe(true);
  });

  test('have telephones that reach nobody', () => {
    for (const { phone } of departments) expect(phone).toMatch(/^0379-0000\d{4}$/);
  });
});

describe('legal bases', () => {
  test('have unique ids and name an article of a law or an administrative regulation', () => {
    expect(new Set(legalBases.map(({ id }) => id)).size).toBe(legalBases.length);
    for (const { id, article, kind } of legalBases) {
      expect(id).toMatch(/^[a-z][a-z0-9-]+$/);
      expect(article).toMatch(/^第[一二三四五六七八九十百]+条$/);
      expect(['LAW', 'ADMINISTRATIVE_REGULATION']).toContain(kind);
    }
  });
});

describe('demo people', () => {
  test('have unique subjects, and each may act for himself', () => {
    expect(new Set(demoPeople.map(({ subject }) => subject)).size).toBe(demoPeople.length);
    for (const { memberships } of demoPeople)
      expect(memberships).toContainEqual({ kind: 'PERSON' });
  });

  test('hold each post once, in departments that exist', () => {
    expect(new Set(posts).size).toBe(posts.length);
    const codes = departments.map(({ code }) => code);
    for (const post of posts) expect(codes).toContain(post.split(' ')[0]);
  });

  test('are there to answer for whatever needs an application', () => {
    const asked = seedDatasets.filter(
      ({ declaration: { openness, fields } }) =>
        openness === 'CONDITIONAL' || fields.some((field) => field.openness === 'CONDITIONAL'),
    );
    for (const { declaration } of asked) {
      expect(posts).toContain(`${declaration.department} OFFICER`);
      expect(posts).toContain(`${declaration.department} PRINCIPAL`);
    }
  });

  test('are reviewers, an auditor, members of organisations and one who is not verified', () => {
    for (const post of ['BUREAU_REVIEWER', 'COUNTY_REVIEWER', 'AUDITOR']) {
      expect(posts.filter((held) => held.endsWith(` ${post}`))).toHaveLength(1);
    }
    const organisations = demoPeople
      .flatMap(({ memberships }) => memberships)
      .flatMap((one) => (one.kind === 'ORGANISATION' ? [one.creditCode] : []));
    expect(organisations).toHaveLength(2);
    expect(organisations.every(isCreditCode)).toBe(true);
    expect(demoPeople.filter(({ assurance }) => assurance === 'BASIC')).toHaveLength(1);
  });
});

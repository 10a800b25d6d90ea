import { expect, test } from 'vitest';
import { fieldProbesOf } from '../../../api/catalogue/search-probes.ts';
import { readSearch, synonymCandidates } from '../../../api/catalogue/search-terms.ts';

const SYNONYMS = new Map([
  ['公交', ['公共交通']],
  ['社保', ['社会保险']],
]);
/** The index words that each unit is sought by as typed. */
const typed = (search: string) =>
  readSearch(search, SYNONYMS).units.map((unit) =>
    unit.alternatives
      .filter(({ kind }) => kind === 'TYPED')
      .flatMap(({ atoms }) => atoms.map(({ word }) => word)),
  );

test('a phrase falls apart at its words, and question words go', () => {
  expect(typed('洛阳有哪些博物馆可以参观')).toEqual([['博物', '物馆'], ['参观']]);
  expect(typed('社保参保单位')[0]).toEqual(['社保']);
  expect(typed('数据')).toEqual([['数据']]);
  expect(typed('馆')).toEqual([['馆']]);
});

test('odd spacing and width change nothing', () => {
  expect(typed('博 物 馆')).toEqual(typed('博物馆'));
  expect(typed('公 交线路')).toEqual(typed('公交线路'));
  expect(typed('ＰＭ２．５')).toEqual(typed('pm2.5'));
});

test('letters are words, pinyin, or initials', () => {
  const sounds = (search: string) =>
    readSearch(search, SYNONYMS).units.flatMap((unit) =>
      unit.alternatives.flatMap(({ kind, atoms: [atom] }) => (kind === 'SOUND' ? atom?.word : [])),
    );
  expect(sounds('bo wu guan')).toEqual(['~bowuguan']);
  expect(sounds('bwg')).toEqual(['^bwg']);
  expect(sounds('hospital')).toEqual([]);
  expect(typed('companies')).toEqual([['compan']]);
});

test('whatever may have synonyms is looked up, and said to be used', () => {
  expect(synonymCandidates('公交线路')).toContain('公交');
  expect(readSearch('公交线路', SYNONYMS).synonyms).toEqual([
    { word: '公交', others: ['公共交通'] },
  ]);
});

test('nothing that is typed gets out of its quotation, and no search grows without bound', () => {
  for (const search of ["a'b | c:*", '\\', "博'物&!馆", '长'.repeat(200), 'ab '.repeat(66)]) {
    const { probes } = fieldProbesOf(readSearch(search, SYNONYMS));
    for (const probe of probes) {
      expect(probe.replaceAll(/'[\p{L}\p{N}.~^]*'(?::\*)?/gu, '')).toMatch(/^[()&| ]*$/);
    }
    expect(probes.length).toBeLessThan(250);
  }
});

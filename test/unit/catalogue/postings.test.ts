import { expect, test } from 'vitest';
import {
  allOf,
  anyOf,
  entryOf,
  placesOf,
  posting,
  type Postings,
} from '../../../api/catalogue/postings.ts';
import { WordPostings } from '../../../api/catalogue/word-postings.ts';
import { writePlacedWords } from '../../../api/catalogue/word-places.ts';

/** The same numbers in every run. */
function numbers(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

function someLists(next: (below: number) => number): Postings[] {
  return Array.from({ length: 1 + next(4) }, () => {
    const [share, places] = [1 + next(9), 1 + next(63)];
    return Array.from({ length: 200 }, (_, entry) => entry)
      .filter(() => next(10) < share)
      .map((entry) => posting(entry, 1 + ((places + next(8)) % 63)));
  });
}

const asMap = (list: Postings) => new Map(list.map((one) => [entryOf(one), placesOf(one)]));

test('what stands in all lists and what stands in any is told as sets tell it', () => {
  const next = numbers(7);
  for (let round = 0; round < 300; round++) {
    const lists = someLists(next);
    const maps = lists.map(asMap);
    const entries = Array.from({ length: 200 }, (_, entry) => entry);
    const expected = (join: (places: number[]) => number) =>
      entries.flatMap((entry) => {
        const places = join(maps.map((map) => map.get(entry) ?? 0));
        return places === 0 ? [] : [posting(entry, places)];
      });
    expect([...allOf(lists)]).toEqual(expected((all) => all.reduce((one, other) => one & other)));
    expect([...anyOf(lists)]).toEqual(expected((all) => all.reduce((one, other) => one | other)));
  }
});

test('a word is found as a whole and by any of its beginnings, and no longer when its entry is gone', () => {
  const words = new WordPostings();
  const texts = [
    ['T博物', 'S博物', 'S~bowuguan', 'Smuseum', 'B博物馆名录', 'Sm'],
    ['Smuseums', 'S^bwg', 'S~bowu', 'B博物'],
  ];
  texts.forEach((text, entry) => words.add(entry, writePlacedWords(text)));
  const found = (of: WordPostings, beginning: string) =>
    [...anyOf(of.beginningWith(beginning))].map(entryOf);
  expect([...words.of('博物')].map(entryOf)).toEqual([0, 1]);
  for (const [beginning, entries] of [
    ['m', [0, 1]],
    ['mus', [0, 1]],
    ['museums', [1]],
    ['~b', [0, 1]],
    ['~bowug', [0]],
    ['^', [1]],
    ['博物', [0, 1]],
    ['博物馆', [0]],
    ['x', []],
  ] as const) {
    expect(found(words, beginning), beginning).toEqual(entries);
  }
  const left = words.renumbered((entry) => (entry === 1 ? 0 : undefined));
  expect(found(left, 'm')).toEqual([0]);
  expect(found(left, '博物')).toEqual([0]);
  expect(left.of('~bowuguan')).toEqual([]);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { identify } from '../../../api/accounts/identify.ts';
import { datasetBySlug } from '../../../api/catalogue/entry.ts';
import { Refusal } from '../../../api/errors.ts';
import { judge } from '../../../api/records/admit.ts';
import { askCopy } from '../../../api/records/ask-copy.ts';
import { readAggregateQuery } from '../../../api/records/read-aggregate-query.ts';
import { releaseAsked } from '../../../api/records/release-asked.ts';
import { compileAggregate } from '../../../db/records/compile-aggregate.ts';
import type { Permit } from '../../../db/records/permit.ts';
import type { AggregateQuery } from '../../../db/records/query.ts';
import { type RawRow, readRecords } from '../../../db/records/read.ts';
import { aggregateQuestion, MIXED_FIELDS, mixedRows } from '../../support/aggregate-questions.ts';
import { aDataset } from '../../support/dataset.ts';
import { dice } from '../../support/oracle.ts';
import { aSystem, type TestSystem } from '../../support/system.ts';

let city: TestSystem;
beforeAll(async () => {
  city = await aSystem({ copies: { leastRows: 1 } });
  await (await aDataset(city, 'mixed', MIXED_FIELDS)).send(mixedRows(ROWS));
});
afterAll(() => city.end());

const ROWS = 7_000;
const QUESTIONS = Number(process.env['QUESTIONS'] ?? 300);

/** The numbers of a column may be written with more zeros: as doubles they are what the answer says. */
function comparable({ groupBy, measures }: AggregateQuery, rows: readonly RawRow[]) {
  const plain = [
    ...groupBy.map(({ type }) => type === 'NUMBER'),
    ...measures.map(
      ({ type, function: name }) =>
        type === 'NUMBER' && !['SUM', 'AVERAGE', 'STANDARD_DEVIATION'].includes(name),
    ),
  ];
  return rows.map((row) =>
    row.map((text, at) => (plain[at] === true && text !== null ? Number(text) : text)),
  );
}

test('a copy answers whatever it answers to the last digit as PostgreSQL does', async () => {
  const { system } = city;
  const { authorization } = await city.key('citizen-li');
  const viewer = await identify(system, { authorization, sessionToken: undefined });
  const entry = await datasetBySlug(system, 'mixed');
  if (entry === undefined) throw new Error('no dataset');
  const asked = await releaseAsked(system, entry, {});
  const ask = (permit: Permit<AggregateQuery>) => askCopy(system, viewer, asked, permit);
  const random = dice(2026);
  const tally = { answered: 0, left: 0, refused: 0 };
  for (let number = 0; number < QUESTIONS; number++) {
    const question = aggregateQuestion(random);
    try {
      const read = () => readAggregateQuery(asked.entry, question);
      const { permit } = await judge(system, viewer, asked, read);
      if (number === 0) {
        await ask(permit);
        await system.columnar?.settled();
        expect(city.columnarFaults).toEqual([]);
      }
      const told = await ask(permit);
      if (told === undefined) {
        tally.left += 1;
        continue;
      }
      const { query } = permit.terms;
      const expected = await readRecords(system.reader, compileAggregate(permit));
      expect(comparable(query, told), JSON.stringify(question)).toEqual(
        comparable(query, expected),
      );
      tally.answered += 1;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      tally.refused += 1;
    }
  }
  expect(city.columnarFaults).toEqual([]);
  expect(tally.answered, JSON.stringify(tally)).toBeGreaterThan(QUESTIONS / 3);
});

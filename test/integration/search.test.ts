import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { aSystem, type TestSystem } from '../support/system.ts';

const GOLDEN = path.resolve(import.meta.dirname, '../golden/search/queries.json');
/** Reached with judgements made before any result was seen; a change that falls below it has to say why. */
const BOUND = 0.9;

const golden = z
  .array(
    z.object({
      query: z.string(),
      kind: z.string(),
      /** Written when the search was done and never looked at while it was changed. */
      heldOut: z.boolean().default(false),
      relevant: z.record(z.string(), z.int().min(1).max(3)),
    }),
  )
  .parse(JSON.parse(readFileSync(GOLDEN, 'utf8')));

let city: TestSystem;
beforeAll(async () => {
  city = await aSystem();
});
afterAll(() => city.end());

const SEARCH = `query ($search: String!) { catalogue(search: $search, first: 10) { nodes { slug } } }`;

async function found(search: string): Promise<string[]> {
  const { data } = await city.ask(SEARCH, { search });
  return data.catalogue.nodes.map((node: { slug: string }) => node.slug);
}

/** nDCG@10; a query to which nothing answers scores 1 when nothing is found. */
function score(slugs: readonly string[], relevant: Readonly<Record<string, number>>): number {
  const gains = (grades: readonly number[]) =>
    grades.reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);
  const best = gains(
    Object.values(relevant)
      .toSorted((one, other) => other - one)
      .slice(0, 10),
  );
  if (best === 0) return slugs.length === 0 ? 1 : 0;
  return gains(slugs.slice(0, 10).map((slug) => relevant[slug] ?? 0)) / best;
}

test('the checked-in questions are answered', async () => {
  expect(golden.length).toBeGreaterThanOrEqual(60);
  const scores: { score: number; heldOut: boolean; line: string }[] = [];
  for (const { query, kind, heldOut, relevant } of golden) {
    const slugs = await found(query);
    const one = score(slugs, relevant);
    scores.push({
      score: one,
      heldOut,
      line: `${one.toFixed(2)} ${query} (${kind}): ${slugs.join(' ')}`,
    });
  }
  const mean = (some: typeof scores) => some.reduce((sum, one) => sum + one.score, 0) / some.length;
  const heldOut = scores.filter((one) => one.heldOut);
  const poor = scores.filter((one) => one.score < 0.8).map(({ line }) => `  ${line}\n`);
  process.stdout.write(
    `nDCG@10 of ${scores.length} questions: ${mean(scores).toFixed(3)}; of ${heldOut.length} held out: ${mean(heldOut).toFixed(3)}\n${poor.join('')}`,
  );
  expect(mean(scores)).toBeGreaterThanOrEqual(BOUND);
});

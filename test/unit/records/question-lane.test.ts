import { expect, test } from 'vitest';
import { QuestionLane } from '../../../api/records/question-lane.ts';

/** A piece of work that ends when it is told to. */
function piece() {
  const { promise, resolve } = Promise.withResolvers<void>();
  const seen = { began: false };
  return {
    seen,
    end: resolve,
    work: async () => {
      seen.began = true;
      await promise;
    },
  };
}

test('so many run at once, and the others in the order in which they came', async () => {
  const lane = new QuestionLane(2);
  const pieces = [piece(), piece(), piece(), piece()];
  const all = pieces.map(({ work }) => lane.enter(work));
  const began = () => pieces.map(({ seen }) => seen.began);
  expect(began()).toEqual([true, true, false, false]);
  pieces[1]?.end();
  await all[1];
  await Promise.resolve();
  expect(began()).toEqual([true, true, true, false]);
  for (const { end } of pieces) end();
  await Promise.all(all);
  expect(began()).toEqual([true, true, true, true]);
});

test('one that fails gives its place away like any other', async () => {
  const lane = new QuestionLane(1);
  const failing = lane.enter(() => Promise.reject(new Error('no')));
  const next = lane.enter(() => Promise.resolve('next'));
  await expect(failing).rejects.toThrow('no');
  await expect(next).resolves.toBe('next');
  await expect(lane.enter(() => Promise.resolve('later'))).resolves.toBe('later');
});

test('when too many wait the next is told to come again', async () => {
  const lane = new QuestionLane(1);
  const first = piece();
  const running = lane.enter(first.work);
  const waiting = Array.from({ length: 50 }, () => lane.enter(() => Promise.resolve()));
  await expect(lane.enter(() => Promise.resolve())).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  first.end();
  await Promise.all([running, ...waiting]);
});

test('one that has waited long enough is answered elsewhere, and takes no place', async () => {
  const lane = new QuestionLane(1, 20);
  const [first, late] = [piece(), piece()];
  const running = lane.enter(first.work);
  await expect(lane.enter(late.work)).resolves.toBeUndefined();
  first.end();
  await running;
  expect(late.seen.began).toBe(false);
  await expect(lane.enter(() => Promise.resolve('next'))).resolves.toBe('next');
});

import { expect, test } from 'vitest';
import { together } from '../../db/together.ts';

/** Questions that are answered when the test says so, with what was true when they were asked. */
function aRegister() {
  const register = { revoked: false };
  const answers: (() => void)[] = [];
  const ask = together(
    (_handle: object, { key }: { key: string; at: number }) => {
      const seen = `${key}: ${register.revoked ? 'revoked' : 'in force'}`;
      return new Promise<string>((resolve) => answers.push(() => resolve(seen)));
    },
    ({ key }) => key,
  );
  return { register, answers, ask };
}

const handle = {};

test('those who ask the same while it is being asked share the next asking', async () => {
  const { register, answers, ask } = aRegister();
  const first = ask(handle, { key: 'k', at: 1 });
  register.revoked = true;
  const later = [2, 3, 4].map((at) => ask(handle, { key: 'k', at }));
  expect(answers).toHaveLength(1);
  answers[0]?.();
  await expect(first).resolves.toBe('k: in force');
  await Promise.resolve();
  expect(answers).toHaveLength(2);
  answers[1]?.();
  // Asked after the key was revoked, none of them is given what was true before.
  await expect(Promise.all(later)).resolves.toEqual(Array(3).fill('k: revoked'));
});

test('whoever comes when the answer is there asks anew; other keys and other handles wait for nobody', async () => {
  const { answers, ask } = aRegister();
  const asked = [
    ask(handle, { key: 'k', at: 1 }),
    ask(handle, { key: 'other', at: 1 }),
    ask({}, { key: 'k', at: 1 }),
  ];
  expect(answers).toHaveLength(3);
  for (const answer of answers) answer();
  await Promise.all(asked);
  void ask(handle, { key: 'k', at: 2 });
  expect(answers).toHaveLength(4);
});

test('a question that fails fails for those who shared it, and is asked again', async () => {
  let asked = 0;
  const ask = together(
    async () => {
      asked += 1;
      if (asked < 3) throw new Error(`${asked}`);
      return asked;
    },
    () => 'k',
  );
  const [one, two, three] = [ask(handle, 0), ask(handle, 0), ask(handle, 0)];
  await expect(one).rejects.toThrow('1');
  await expect(two).rejects.toThrow('2');
  await expect(three).rejects.toThrow('2');
  await expect(ask(handle, 0)).resolves.toBe(3);
});

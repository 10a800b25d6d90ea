import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { keyedHash } from '../../../api/desensitization/keyed-hash.ts';

test('it is HMAC-SHA256, as RFC 4231 has it', () => {
  expect(keyedHash(Buffer.alloc(20, 0x0b))('Hi There')).toBe(
    'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
  );
  expect(keyedHash(Buffer.from('Jefe'))('what do ya want for nothing?')).toBe(
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  );
});

test('whatever the length of key and text, and whichever texts came before', () => {
  for (const length of [1, 32, 64, 65, 200]) {
    const key = Buffer.alloc(length, length);
    const digest = keyedHash(key);
    for (const text of ['', '洛阳', '😀'.repeat(700), 'a', '\ud800 half', '汉'.repeat(9000), 'b'])
      expect(digest(text)).toBe(createHmac('sha256', key).update(text).digest('hex'));
  }
});

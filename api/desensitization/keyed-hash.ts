import { hash } from 'node:crypto';

const BLOCK_BYTES = 64;
const DIGEST_BYTES = 32;
/** A UTF-16 unit becomes at most so many bytes of UTF-8. */
const UNIT_BYTES = 3;

/**
 * Makes HMAC-SHA256 (RFC 2104) under one key: from a text to its digest in hexadecimal. A load takes one for
 * each row, and an Hmac object for each takes three times as long as the two hashes that it is made of.
 */
export function keyedHash(key: Buffer): (text: string) => string {
  const outer = Buffer.alloc(BLOCK_BYTES + DIGEST_BYTES);
  let inner = Buffer.alloc(1024);
  const short = key.length > BLOCK_BYTES ? hash('sha256', key, 'buffer') : key;
  for (let at = 0; at < BLOCK_BYTES; at++) {
    inner[at] = (short[at] ?? 0) ^ 0x36;
    outer[at] = (short[at] ?? 0) ^ 0x5c;
  }
  return (text) => {
    const most = BLOCK_BYTES + UNIT_BYTES * text.length;
    if (most > inner.length) inner = Buffer.concat([inner.subarray(0, BLOCK_BYTES)], most);
    const end = BLOCK_BYTES + inner.write(text, BLOCK_BYTES);
    outer.write(hash('sha256', inner.subarray(0, end), 'hex'), BLOCK_BYTES, 'hex');
    return hash('sha256', outer, 'hex');
  };
}

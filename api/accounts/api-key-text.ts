import { hash, randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';

const PREFIX = 'lyod_';
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const RANDOM_LENGTH = 36;
const CHECK_LENGTH = 6;

/** The form by which leaked keys can be scanned for. */
const API_KEY_PATTERN = /^lyod_[0-9A-Za-z]{42}$/;

/** A new key: prefix, 36 random characters (214 bits), and a check sum over them. */
export function makeApiKeyText(): string {
  const random = Array.from(
    { length: RANDOM_LENGTH },
    () => ALPHABET[randomInt(ALPHABET.length)],
  ).join('');
  return `${PREFIX}${random}${checkSum(random)}`;
}

/** Whether a text is a key by form and check sum; says nothing about whether it is in force. */
export function looksLikeApiKey(text: string): boolean {
  if (!API_KEY_PATTERN.test(text)) return false;
  const body = text.slice(PREFIX.length);
  return body.slice(RANDOM_LENGTH) === checkSum(body.slice(0, RANDOM_LENGTH));
}

/** What is stored of a key. It has enough entropy for a plain hash. */
export function hashSecret(text: string): Buffer {
  return hash('sha256', text, 'buffer');
}

/** What is shown of a key afterwards. */
export function shownPrefix(text: string): string {
  return text.slice(0, PREFIX.length + 6);
}

function checkSum(text: string): string {
  let rest = crc32(text);
  let sum = '';
  for (let place = 0; place < CHECK_LENGTH; place++) {
    sum = (ALPHABET[rest % ALPHABET.length] ?? '') + sum;
    rest = Math.floor(rest / ALPHABET.length);
  }
  return sum;
}

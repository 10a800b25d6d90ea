/** What personal data a text contains. */
export type PersonalKind =
  | 'IDENTITY_NUMBER'
  | 'MOBILE'
  | 'PHONE'
  | 'EMAIL'
  | 'SOCIAL_SECURITY_NUMBER';

const PATTERNS: [kind: PersonalKind, pattern: RegExp][] = [
  [
    'IDENTITY_NUMBER',
    /(?<![0-9A-Za-z])[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])/,
  ],
  ['MOBILE', /(?<![0-9A-Za-z.])1[3-9]\d{9}(?![0-9A-Za-z.])/],
  ['EMAIL', /[\w.+-]+@[\w-]+\.[A-Za-z]{2,}/],
  ['SOCIAL_SECURITY_NUMBER', /(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])/],
  ['PHONE', /(?<![\d-])\d{3}-\d{3}-\d{4}(?![\d-])/],
];

/** The first kind of personal data found in a text, also in the middle of it. Links are not looked into. */
export function findPersonal(text: string): PersonalKind | undefined {
  if (text.length < 6) return undefined;
  const plain = text.includes('://') ? text.replaceAll(/https?:\/\/\S+/g, '') : text;
  return PATTERNS.find(([, pattern]) => pattern.test(plain))?.[0];
}

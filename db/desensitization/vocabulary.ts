/** What personal data a free text can hold. */
export const PERSONAL_KINDS = [
  'IDENTITY_NUMBER',
  'BANK_CARD',
  'MOBILE',
  'PHONE',
  'EMAIL',
  'NAME_WITH_TITLE',
  'SOCIAL_SECURITY_NUMBER',
] as const;
export type PersonalKind = (typeof PERSONAL_KINDS)[number];

/** What an officer decides on a kind of personal data that was found in a field. */
export const FINDING_ANSWERS = ['MASK', 'DROP', 'INTENDED'] as const;
export type FindingAnswer = (typeof FINDING_ANSWERS)[number];

import { operation } from '../graphql/client';
import type { UserError } from '../graphql/contract';

export type MailWish = 'EACH' | 'DIGEST' | 'STATUTORY';

export interface Contact {
  email: string;
  confirmed: boolean;
  wish: MailWish;
}

export const contactQuery = operation<{ viewer: { contact: Contact | null } | null }>(
  'query Contact { viewer { contact { email confirmed wish } } }',
);

const RESULT = '{ contact { email confirmed wish } errors { code message { zh en } path } }';

interface Changed {
  result: { contact: Contact | null; errors: UserError[] };
}

export const setContactMutation = operation<Changed, { email: string | null; wish: MailWish }>(
  `mutation SetContact($email: String, $wish: MailWish!) { result: setContact(input: { email: $email, wish: $wish }) ${RESULT} }`,
);

export const confirmContactMutation = operation<Changed, { code: string }>(
  `mutation ConfirmContact($code: String!) { result: confirmContact(input: { code: $code }) ${RESULT} }`,
);

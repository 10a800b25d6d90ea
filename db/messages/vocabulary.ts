/** Which notices an account wants by e-mail: each, one digest a working day, or what the law demands and is urgent. */
export const MAIL_WISHES = ['EACH', 'DIGEST', 'STATUTORY'] as const;
export type MailWish = (typeof MAIL_WISHES)[number];

/** DEAD: given up, after the last attempt or because the other side refused it for good. */
export const MESSAGE_STATES = ['PENDING', 'SENT', 'DEAD'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

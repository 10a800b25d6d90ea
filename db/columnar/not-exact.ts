/** The engine would not answer this exactly as PostgreSQL does, so that PostgreSQL answers it. */
export class NotExact extends Error {}

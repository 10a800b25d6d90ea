import type { ColumnType } from 'kysely';

/** An instant is read as Date and written as one; a day is text, YYYY-MM-DD. */
export type Instant = ColumnType<Date, Date, Date>;

/** What is kept as JSON is written as its text. */
export type Json<T> = ColumnType<T, string, string>;

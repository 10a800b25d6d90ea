import { type Kysely, sql } from 'kysely';

/**
 * 全文检索 in rows: which fields it is declared for, and how texts are compared in it. Chinese has no spaces between
 * words, so that a text is indexed by every two characters that follow one another.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table app.field add column searchable boolean not null default false,
      add constraint only_text_is_searched check (not searchable or type = 'STRING');

    -- width, case and compatibility forms are one
    create function open.folded(value text) returns text
      language sql immutable strict parallel safe
      return lower(normalize(value, nfkc));

    create function open.grams(value text) returns text[]
      language sql immutable strict parallel safe
      begin atomic
        select coalesce(array_agg(distinct pair), '{}')
        from (select letter || lead(letter) over (order by at) as pair
              from string_to_table(open.folded(value), null) with ordinality as letters (letter, at)) pairs
        where pair is not null;
      end;
  `.execute(db);
}

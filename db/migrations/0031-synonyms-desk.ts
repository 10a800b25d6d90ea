import { type Kysely, sql } from 'kysely';
import { ROLES } from '../roles.ts';

const app = sql.id(ROLES.app);

/** The Bureau edits the synonyms of the search: groups get numbers of their own, and none has a single word. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create sequence app.synonym_group;
    select setval('app.synonym_group', greatest(1, (select max("group") from app.search_synonym)));

    create function app.refuse_lone_word() returns trigger language plpgsql as $$
    declare changed integer := coalesce((to_jsonb(new) ->> 'group')::integer, (to_jsonb(old) ->> 'group')::integer);
    begin
      if (select count(*) from app.search_synonym s where s."group" = changed) = 1 then
        raise exception 'a word alone has no synonym'
          using errcode = 'check_violation', constraint = 'synonyms_are_several';
      end if;
      return null;
    end $$;
    create constraint trigger synonyms_are_several after insert or delete on app.search_synonym
      deferrable initially deferred for each row execute function app.refuse_lone_word();

    grant insert, delete on app.search_synonym to ${app};
    grant usage on sequence app.synonym_group to ${app};
  `.execute(db);
}

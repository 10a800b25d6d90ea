import { type Kysely, sql } from 'kysely';
import { ROLES } from '../roles.ts';

const app = sql.id(ROLES.app);

/** How probes become ranked hits, and the synonyms that the Bureau keeps. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table app.search_synonym (
      "group" integer not null,
      word text not null check (word = lower(btrim(word)) and word <> ''),
      primary key ("group", word)
    );
    create index search_synonym_word on app.search_synonym (word);

    -- Each probe is one place of one term with its weight; of the probes of a term the best counts. When
    -- no entry has every term, the loose probes find those that have enough of them.
    -- Sequential scans are off because the planner does not know what fetching words from their side
    -- table costs, and would do so for every row of a small catalogue.
    create function app.search_hits(
      probes tsquery[], terms integer[], weights integer[], sizes integer[], loose boolean[],
      needed integer, needed_loosely integer
    ) returns table (dataset_id uuid, score integer, loosely boolean)
      language plpgsql stable rows 100 set enable_seqscan = off as $$
    declare pass boolean;
    begin
      foreach pass in array array[false, true] loop
        return query
          select h.dataset_id, sum(h.weight)::integer, pass
          from (
            select e.dataset_id, p.term, max(p.weight) as weight, max(p.size) as size
            from unnest(probes, terms, weights, sizes, loose) p(probe, term, weight, size, loose)
            join app.search_entry e on e.words @@ p.probe
            where p.loose = pass
            group by e.dataset_id, p.term
          ) h
          group by h.dataset_id
          having sum(h.size) >= case when pass then needed_loosely else needed end;
        if found then return; end if;
      end loop;
    end $$;

    -- The same over single fields; only those that have every term.
    create function app.search_field_hits(probes tsquery[], terms integer[], weights integer[], needed integer)
      returns table (dataset_id uuid, name text, score integer)
      language plpgsql stable rows 100 set enable_seqscan = off as $$
    begin
      return query
        select h.dataset_id, h.name, sum(h.weight)::integer
        from (
          select f.dataset_id, f.name, p.term, max(p.weight) as weight
          from unnest(probes, terms, weights) p(probe, term, weight)
          join app.search_field f on f.words @@ p.probe
          group by f.dataset_id, f.name, p.term
        ) h
        group by h.dataset_id, h.name
        having count(*) >= needed;
    end $$;

    grant select on app.search_synonym to ${app};
  `.execute(db);
}

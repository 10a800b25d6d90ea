import { type Kysely, sql } from 'kysely';
import { ROLES } from '../roles.ts';

const app = sql.id(ROLES.app);

/** Counts of the whole open catalogue, kept ready: who asks for nothing in particular waits for no counting. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table app.catalogue_count (
      facet text not null,
      value text not null,
      count integer not null check (count >= 0),
      primary key (facet, value)
    );

    -- They change at commit and behind one lock: publishers neither wait for one
    -- another while they work, nor lock the same counts in another order.
    create function app.count_search_entry() returns trigger
      language plpgsql security definer set search_path = app, pg_temp as $$
    declare changes jsonb;
    begin
      select jsonb_agg(jsonb_build_object('facet', c.facet, 'value', c.value, 'delta', c.delta)) into changes
      from (
        select f.facet, f.value, sum(f.delta) as delta
        from (
          select n.facet, n.value, 1 as delta from app.facets_of(case when tg_op <> 'DELETE' then new end) n
          union all
          select o.facet, o.value, -1 from app.facets_of(case when tg_op <> 'INSERT' then old end) o
        ) f group by 1, 2 having sum(f.delta) <> 0
      ) c;
      if changes is null then return null; end if;
      perform pg_advisory_xact_lock(hashtext('app.catalogue_count'));
      insert into app.catalogue_count as kept (facet, value, count)
        select c.facet, c.value, 0 from jsonb_to_recordset(changes) c(facet text, value text)
        on conflict do nothing;
      update app.catalogue_count kept set count = kept.count + c.delta
        from jsonb_to_recordset(changes) c(facet text, value text, delta integer)
        where kept.facet = c.facet and kept.value = c.value;
      return null;
    end $$;

    create function app.facets_of(entry app.search_entry) returns table (facet text, value text)
      language sql stable as $$
      select v.facet, v.value from (values
        ('all', ''), ('openness', entry.openness), ('theme', entry.theme),
        ('department', entry.department), ('division', entry.division),
        ('updateCycle', entry.update_cycle), ('format', entry.format),
        ('dueOn', coalesce(entry.due_on::text, ''))) v(facet, value)
      where entry.dataset_id is not null;
    $$;
    create constraint trigger counts_kept_ready after insert or update or delete on app.search_entry
      deferrable initially deferred for each row execute function app.count_search_entry();

    -- Without words of this catalogue's new kind yet: found by facet at once, by word when indexed again.
    insert into app.search_entry (dataset_id, words)
      select d.id, '' from app.dataset d where d.state = 'PUBLISHED' and d.openness <> 'CLOSED';

    -- the counts now, before another migration changes the table
    set constraints app.counts_kept_ready immediate;
    set constraints app.counts_kept_ready deferred;

    grant select on app.catalogue_count to ${app};
  `.execute(db);
}

import { type Kysely, sql } from 'kysely';
import { REFERENCE_SYSTEM } from '../catalogue/vocabulary.ts';

const systems = sql.raw(REFERENCE_SYSTEM.map((word) => `'${word}'`).join(', '));

/**
 * 空间筛选: which reference system the coordinates of a dataset are in, which two fields together say where a row
 * is, and what rows are compared by. Geometry is reckoned with here as it stands in GeoJSON, in degrees: an index
 * over envelopes leads to candidates, and their edges tell exactly.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table app.dataset
      add column reference_system text check (reference_system in (${systems})),
      add column place jsonb check (place is null or (place ?& array['longitude', 'latitude']));

    create function open.point_at(longitude numeric, latitude numeric) returns jsonb
      language sql immutable strict parallel safe
      return ('{"type":"Point","coordinates":[' || longitude || ',' || latitude || ']}')::jsonb;

    create function open.envelope_at(longitude numeric, latitude numeric) returns box
      language sql immutable strict parallel safe
      return box(point(longitude::double precision, latitude::double precision),
                 point(longitude::double precision, latitude::double precision));

    -- every line of a geometry as its positions, and which of its areas it bounds
    create function open.lines(geometry jsonb) returns table (line jsonb, area text)
      language plpgsql immutable strict parallel safe as $$
    declare
      coordinates jsonb := geometry -> 'coordinates';
    begin
      case geometry ->> 'type'
        when 'Point' then return query select jsonb_build_array(coordinates), null;
        when 'MultiPoint' then
          return query select jsonb_build_array(p), null from jsonb_array_elements(coordinates) p;
        when 'LineString' then return query select coordinates, null;
        when 'MultiLineString' then return query select l, null from jsonb_array_elements(coordinates) l;
        when 'Polygon' then return query select r, '1' from jsonb_array_elements(coordinates) r;
        when 'MultiPolygon' then
          return query select r, at::text
            from jsonb_array_elements(coordinates) with ordinality ps (p, at), jsonb_array_elements(p) r;
        else
          return query select l.line, at || '.' || l.area
            from jsonb_array_elements(geometry -> 'geometries') with ordinality gs (g, at), open.lines(g) l;
      end case;
    end $$;

    -- each edge from a position to the next, and whether it begins a line; a single position is an edge of no length
    create function open.edges(geometry jsonb) returns table (x1 double precision, y1 double precision,
        x2 double precision, y2 double precision, area text, first boolean)
      language sql immutable strict parallel safe
      begin atomic
        select x, y, coalesce(next_x, x), coalesce(next_y, y), e.area, at = 1
        from (select *, lead(x) over along as next_x, lead(y) over along as next_y
              -- fenced off, or each position would be sorted with its whole line
              from (select l.nth, l.area, at, (p ->> 0)::double precision as x, (p ->> 1)::double precision as y
                    from (select ls.*, row_number() over () as nth from open.lines(geometry) ls) l,
                      jsonb_array_elements(l.line) with ordinality as ps (p, at) offset 0) positions
              window along as (partition by nth order by at)) e
        where next_x is not null or at = 1;
      end;

    create function open.envelope(geometry jsonb) returns box
      language sql immutable strict parallel safe
      begin atomic
        select box(point(max(greatest(x1, x2)), max(greatest(y1, y2))), point(min(least(x1, x2)), min(least(y1, y2))))
        from open.edges(geometry);
      end;

    -- a ray to the east crosses the boundary of one of the areas an odd number of times
    create function open.encloses(geometry jsonb, x double precision, y double precision) returns boolean
      language sql immutable strict parallel safe
      begin atomic
        select exists (
          select from open.edges(geometry)
          where area is not null and (y1 > y) <> (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
          group by area having count(*) % 2 = 1);
      end;

    -- Whether two geometries have a point in common, boundaries included. Each is unpacked once, and only what lies
    -- within the envelope of the other is held against it.
    create function open.meets(one jsonb, other jsonb) returns boolean
      language sql immutable strict parallel safe
      begin atomic
        with ones as materialized (
            select *, least(x1, x2) as west, greatest(x1, x2) as east, least(y1, y2) as south, greatest(y1, y2) as north
            from open.edges(one)),
          others as materialized (
            select *, least(x1, x2) as west, greatest(x1, x2) as east, least(y1, y2) as south, greatest(y1, y2) as north
            from open.edges(other)),
          near_ones as materialized (
            select ones.* from ones, (select min(west) as w, max(east) as e, min(south) as s, max(north) as n from others) around
            where east >= w and west <= e and north >= s and south <= n),
          near_others as materialized (
            select others.* from others, (select min(west) as w, max(east) as e, min(south) as s, max(north) as n from ones) around
            where east >= w and west <= e and north >= s and south <= n)
        select exists (
            select from near_ones a, near_others b
            where a.east >= b.west and b.east >= a.west and a.north >= b.south and b.north >= a.south
              -- the ends of each lie on different sides of the other, or on it
              and sign((b.x2 - b.x1) * (a.y1 - b.y1) - (b.y2 - b.y1) * (a.x1 - b.x1))
                * sign((b.x2 - b.x1) * (a.y2 - b.y1) - (b.y2 - b.y1) * (a.x2 - b.x1)) <= 0
              and sign((a.x2 - a.x1) * (b.y1 - a.y1) - (a.y2 - a.y1) * (b.x1 - a.x1))
                * sign((a.x2 - a.x1) * (b.y2 - a.y1) - (a.y2 - a.y1) * (b.x2 - a.x1)) <= 0)
          -- where no edges cross, a line lies within an area or outside of it as its first position does
          or exists (
            select from (select distinct x1, y1 from near_ones where first) a, others b
            where b.area is not null and (b.y1 > a.y1) <> (b.y2 > a.y1)
              and a.x1 < (b.x2 - b.x1) * (a.y1 - b.y1) / (b.y2 - b.y1) + b.x1
            group by a.x1, a.y1, b.area having count(*) % 2 = 1)
          or exists (
            select from (select distinct x1, y1 from near_others where first) b, ones a
            where a.area is not null and (a.y1 > b.y1) <> (a.y2 > b.y1)
              and b.x1 < (a.x2 - a.x1) * (b.y1 - a.y1) / (a.y2 - a.y1) + a.x1
            group by b.x1, b.y1, a.area having count(*) % 2 = 1);
      end;

    -- metres to the nearest point of a geometry on a sphere of the earth's mean radius; 0 within an area
    create function open.metres_to(geometry jsonb, longitude double precision, latitude double precision)
      returns double precision language sql immutable strict parallel safe
      begin atomic
        select case when open.encloses(geometry, longitude, latitude) then 0 else min(
            2 * 6371008.8 * asin(least(1, sqrt(
              sin(radians(near_y - latitude) / 2) ^ 2
              + cos(radians(latitude)) * cos(radians(near_y)) * sin(radians(near_x - longitude) / 2) ^ 2)))) end
        from (select x1 + along * (x2 - x1) as near_x, y1 + along * (y2 - y1) as near_y
              from (select *, case when x1 = x2 and y1 = y2 then 0 else greatest(0, least(1,
                        -- which point of the edge is nearest, in the plane around the place
                        ((longitude - x1) * (x2 - x1) * cos(radians(latitude)) ^ 2 + (latitude - y1) * (y2 - y1))
                        / ((x2 - x1) ^ 2 * cos(radians(latitude)) ^ 2 + (y2 - y1) ^ 2))) end as along
                    from open.edges(geometry)) placed) nearest;
      end;
  `.execute(db);
}

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

    -- every line of a geometry as its positions, and whether it bounds an area
    create function open.lines(geometry jsonb) returns table (line jsonb, bounds boolean)
      language plpgsql immutable strict parallel safe as $$
    declare
      coordinates jsonb := geometry -> 'coordinates';
      part jsonb;
    begin
      case geometry ->> 'type'
        when 'Point' then return query select jsonb_build_array(coordinates), false;
        when 'MultiPoint' then
          return query select jsonb_build_array(p) , false from jsonb_array_elements(coordinates) p;
        when 'LineString' then return query select coordinates, false;
        when 'MultiLineString' then return query select l, false from jsonb_array_elements(coordinates) l;
        when 'Polygon' then return query select r, true from jsonb_array_elements(coordinates) r;
        when 'MultiPolygon' then
          return query select r, true from jsonb_array_elements(coordinates) p, jsonb_array_elements(p) r;
        else
          for part in select g from jsonb_array_elements(geometry -> 'geometries') g loop
            return query select * from open.lines(part);
          end loop;
      end case;
    end $$;

    -- each edge from a position to the next; a single position is an edge of no length
    create function open.edges(geometry jsonb)
      returns table (x1 double precision, y1 double precision, x2 double precision, y2 double precision, bounds boolean)
      language sql immutable strict parallel safe
      begin atomic
        select x, y, coalesce(next_x, x), coalesce(next_y, y), e.bounds
        from (select l.bounds, jsonb_array_length(l.line) as positions,
                (p ->> 0)::double precision as x, (p ->> 1)::double precision as y,
                (lead(p) over along ->> 0)::double precision as next_x,
                (lead(p) over along ->> 1)::double precision as next_y
              from (select ls.*, row_number() over () as nth from open.lines(geometry) ls) l,
                jsonb_array_elements(l.line) with ordinality as ps (p, at)
              window along as (partition by l.nth order by ps.at)) e
        where next_x is not null or positions = 1;
      end;

    create function open.envelope(geometry jsonb) returns box
      language sql immutable strict parallel safe
      begin atomic
        select box(point(max(x1), max(y1)), point(min(x1), min(y1)))
        from (select x1, y1 from open.edges(geometry) union all select x2, y2 from open.edges(geometry)) ends;
      end;

    -- a ray to the east crosses the boundary an odd number of times
    create function open.encloses(geometry jsonb, x double precision, y double precision) returns boolean
      language sql immutable strict parallel safe
      begin atomic
        select count(*) % 2 = 1 from open.edges(geometry)
        where bounds and (y1 > y) <> (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1;
      end;

    -- whether two geometries have a point in common, boundaries included
    create function open.meets(one jsonb, other jsonb) returns boolean
      language sql immutable strict parallel safe
      begin atomic
        select exists (
            select from open.edges(one) a, open.edges(other) b
            where greatest(a.x1, a.x2) >= least(b.x1, b.x2) and greatest(b.x1, b.x2) >= least(a.x1, a.x2)
              and greatest(a.y1, a.y2) >= least(b.y1, b.y2) and greatest(b.y1, b.y2) >= least(a.y1, a.y2)
              -- the ends of each lie on different sides of the other, or on it
              and sign((b.x2 - b.x1) * (a.y1 - b.y1) - (b.y2 - b.y1) * (a.x1 - b.x1))
                * sign((b.x2 - b.x1) * (a.y2 - b.y1) - (b.y2 - b.y1) * (a.x2 - b.x1)) <= 0
              and sign((a.x2 - a.x1) * (b.y1 - a.y1) - (a.y2 - a.y1) * (b.x1 - a.x1))
                * sign((a.x2 - a.x1) * (b.y2 - a.y1) - (a.y2 - a.y1) * (b.x2 - a.x1)) <= 0)
          or exists (select from open.edges(one) where open.encloses(other, x1, y1))
          or exists (select from open.edges(other) where open.encloses(one, x1, y1));
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

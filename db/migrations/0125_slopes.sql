-- How much longer one takes on foot and by bicycle where it goes up and down: on ways that begin or end in an area, or between two
-- of them. The newest of a day holds; 1 ends it.
create table slope (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  area_id uuid not null,
  to_area_id uuid,
  walk double precision not null check (walk between 1 and 2),
  bicycle double precision not null check (bicycle between 1 and 2),
  valid_from date not null,
  source text not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique nulls not distinct (municipality_id, area_id, to_area_id, valid_from),
  foreign key (municipality_id, area_id) references area (municipality_id, id),
  foreign key (municipality_id, to_area_id) references area (municipality_id, id)
);
create index on slope (municipality_id, to_area_id);
call protect('slope');

do $$
declare lane text;
begin
  foreach lane in array array['public', 'resident', 'organiser', 'partner', 'link'] loop
    call open_lane(lane, 'slope', 'select', 'true', 'id, area_id, to_area_id, walk, bicycle, valid_from');
  end loop;
end $$;

-- Bus lines as data of a city: where one gets on and off, how long the ride takes, how often a bus goes. What ends keeps its row.
create table bus_stop (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  name text not null,
  lat double precision not null,
  lng double precision not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, name)
);
call protect('bus_stop');

-- per_hour: departures an hour on weekdays in the morning, afternoon, evening, then the same at weekends; 0: no bus then.
create table bus_line (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  name text not null,
  operator text not null,
  both_ways boolean not null,
  per_hour double precision[] not null check (array_length(per_hour, 1) = 6 and 0 <= all (per_hour)),
  valid_from date not null,
  ends_on date check (ends_on >= valid_from),
  source text not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, name)
);
call protect('bus_line');

-- The stops of a line in their order; minutes: from the one before.
create table bus_call (
  municipality_id uuid not null default tenant() references municipality,
  line_id uuid not null,
  place int not null,
  stop_id uuid not null,
  minutes double precision not null check (minutes >= 0),
  primary key (municipality_id, line_id, place),
  foreign key (municipality_id, line_id) references bus_line (municipality_id, id),
  foreign key (municipality_id, stop_id) references bus_stop (municipality_id, id)
);
create index on bus_call (municipality_id, stop_id);
call protect('bus_call');

do $$
declare lane text;
begin
  foreach lane in array array['public', 'resident', 'organiser', 'partner', 'link'] loop
    call open_lane(lane, 'bus_stop', 'select', 'true', 'id, name, lat, lng');
    call open_lane(lane, 'bus_line', 'select', 'true', 'id, name, operator, both_ways, per_hour, valid_from, ends_on');
    call open_lane(lane, 'bus_call', 'select', 'true', 'line_id, place, stop_id, minutes');
  end loop;
end $$;

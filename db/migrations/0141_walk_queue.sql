-- Old code: knows nothing of it; nothing of it is taken away.
-- 整理番号: who comes without a booking takes a number, and is called by it. No name is kept.
create table walk_queue (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  name text not null check (name <> ''),
  ended_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id)
);
call protect('walk_queue', 'select, insert, update');

create table walk_ticket (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  queue_id uuid not null,
  on_day date not null,
  number int not null check (number > 0),
  status text not null default 'waiting' check (status in ('waiting', 'called', 'serving', 'served', 'left')),
  -- null: by the button at the door
  taken_by uuid,
  taken_at timestamptz not null,
  called_at timestamptz,
  -- at which counter, as it is called out
  counter text not null default '',
  served_at timestamptz,
  ended_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, queue_id, on_day, number),
  foreign key (municipality_id, queue_id) references walk_queue,
  foreign key (municipality_id, taken_by) references account
);
create index walk_ticket_by on walk_ticket (municipality_id, taken_by) where taken_by is not null;
create index walk_ticket_open on walk_ticket (municipality_id, on_day) where status in ('waiting', 'called', 'serving');
call protect('walk_ticket', 'select, insert, update');

-- The button at the door is a link: it sees its queue, and takes a number.
call open_lane('link', 'walk_queue', 'select', 'id = (select link_subject(''walk_queue''))', 'id, name, ended_at');
call open_lane('link', 'walk_ticket', 'select', 'queue_id = (select link_subject(''walk_queue''))', 'id, queue_id, on_day, number, status');
call open_lane('link', 'walk_ticket', 'insert', 'queue_id = (select link_subject(''walk_queue'')) and status = ''waiting'' and taken_by is null',
  'id, queue_id, on_day, number, taken_at');

-- What the screen on the wall tells: numbers.
create view public_walk_queue as
  select id, name from walk_queue where municipality_id = (select tenant()) and ended_at is null;
create view public_walk_ticket as
  select queue_id, on_day, number, status, counter, called_at from walk_ticket
  where municipality_id = (select tenant()) and status in ('waiting', 'called', 'serving');
do $$
declare
  lane text;
  seen text;
begin
  foreach lane in array array['public', 'resident', 'organiser', 'partner', 'link', 'staff', 'job'] loop
    foreach seen in array array['public_walk_queue', 'public_walk_ticket'] loop
      execute format('grant select on %I to %I', seen, '{owner}_' || lane);
    end loop;
  end loop;
end $$;

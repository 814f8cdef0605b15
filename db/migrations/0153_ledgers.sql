-- 求職管理簿 and 求人管理簿 (decisions/0064): that somebody seeks work, and that an employer does, with the day on which the desk took
-- it. All else that a ledger tells is read where it stands.
-- Old code: knows nothing of them; nothing of it is taken away.
create table job_seeking (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  -- 受付番号: the number in its fiscal year, given by the database
  number int not null default 0,
  fiscal_year int not null generated always as (extract(year from received_on - interval '3 months')::int) stored,
  -- null: forgotten, when the time of keeping was over; that somebody sought work stays counted
  person_id uuid,
  received_on date not null,
  valid_until date check (valid_until >= received_on),
  -- what they wish to do, in their words
  work text not null default '',
  -- 大分類 of 厚生労働省編職業分類 (2022); null: nobody knows
  occupation text check (occupation ~ '^(0[1-9]|1[0-5])$'),
  ended_on date check (ended_on >= received_on),
  ended_as text check (ended_as in ('hired', 'withdrawn', 'expired', 'closed')),
  check ((ended_on is null) = (ended_as is null)),
  -- {name, address, birth_on} of somebody who was erased while an operator with a licence must keep them
  kept jsonb,
  version int not null default 0,
  at timestamptz not null,
  by_account uuid not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, fiscal_year, number),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, by_account) references account
);
create index job_seeking_person on job_seeking (municipality_id, person_id, received_on) where person_id is not null;
create unique index job_seeking_open on job_seeking (municipality_id, person_id) where ended_on is null;
create index job_seeking_received on job_seeking (municipality_id, received_on);
create index job_seeking_by on job_seeking (municipality_id, by_account);
call protect('job_seeking', 'select, insert, update');
call limit_rows('job_seeking', 'person_id is null or exists (select from person p where p.municipality_id = (select tenant()) and p.id = person_id)');

create table job_opening (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  number int not null default 0,
  fiscal_year int not null generated always as (extract(year from received_on - interval '3 months')::int) stored,
  opportunity_id uuid not null,
  received_on date not null,
  valid_until date check (valid_until >= received_on),
  occupation text check (occupation ~ '^(0[1-9]|1[0-5])$'),
  ended_on date check (ended_on >= received_on),
  ended_as text check (ended_as in ('filled', 'withdrawn', 'expired')),
  check ((ended_on is null) = (ended_as is null)),
  version int not null default 0,
  at timestamptz not null,
  by_account uuid not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, fiscal_year, number),
  foreign key (municipality_id, opportunity_id) references opportunity,
  foreign key (municipality_id, by_account) references account
);
create index job_opening_of on job_opening (municipality_id, opportunity_id, received_on);
create unique index job_opening_open on job_opening (municipality_id, opportunity_id) where ended_on is null;
create index job_opening_received on job_opening (municipality_id, received_on);
create index job_opening_by on job_opening (municipality_id, by_account);
call protect('job_opening', 'select, insert, update');

-- The next number of the year, one after the other: whoever sees a part of the people does not know the last one.
create function ledger_numbered() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  year int := extract(year from new.received_on - interval '3 months')::int;
begin
  perform pg_advisory_xact_lock(hashtext(tg_table_name::text || year), hashtext(new.municipality_id::text));
  execute format('select coalesce(max(number), 0) + 1 from %I where municipality_id = $1 and fiscal_year = $2', tg_table_name)
    into new.number using new.municipality_id, year;
  return new;
end $$;
revoke execute on function ledger_numbered() from public;
-- A day that was put right into another year takes a number of that year.
create trigger ledger_numbered before insert on job_seeking for each row execute function ledger_numbered();
create trigger ledger_numbered before insert on job_opening for each row execute function ledger_numbered();
create trigger ledger_renumbered before update of received_on on job_seeking for each row
  when (extract(year from old.received_on - interval '3 months') <> extract(year from new.received_on - interval '3 months')) execute function ledger_numbered();
create trigger ledger_renumbered before update of received_on on job_opening for each row
  when (extract(year from old.received_on - interval '3 months') <> extract(year from new.received_on - interval '3 months')) execute function ledger_numbered();

-- What happened is called a happening from here on: events are what the field holds (講座・催し).
alter table event rename to happening;
alter table happening rename constraint event_pkey to happening_pkey;
alter table happening rename constraint event_municipality_id_fkey to happening_municipality_id_fkey;
alter index event_feed rename to happening_feed;
alter index event_subject rename to happening_subject;
alter index event_person rename to happening_person;

-- What is to follow from a happening: planned with it, done once, and kept in sight for as long as it is not done.
create table happening_job (
  municipality_id uuid not null default tenant() references municipality,
  happening_id uuid not null,
  job text not null,
  -- In the words of staff, from the first time that it failed.
  told text not null default '',
  tries int not null default 0,
  failed_at timestamptz,
  given_up_at timestamptz,
  done_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (municipality_id, happening_id, job),
  foreign key (municipality_id, happening_id) references happening
);
create index happening_job_undone on happening_job (municipality_id, created_at) where done_at is null;
call protect('happening_job', 'select, update');

-- Puts a job into the queue, in the transaction that causes it. The queue's tables are its library's: they are made after
-- the migrations. Cut off is a job that is silent for 20 seconds or takes six hours; pauses double up to an hour.
create function enqueue(job text, about text, tries int, pause_seconds int) returns void
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not exists (select from pgboss.queue where name = job) then
    perform pgboss.create_queue(job, '{"policy": "standard"}'::jsonb);
  end if;
  insert into pgboss.job (name, data, policy, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds, heartbeat_seconds)
  values (job, jsonb_build_object('municipality', tenant(), 'about', about), 'standard', tries, pause_seconds,
    pause_seconds > 0, case when pause_seconds > 0 then 3600 end, 6 * 3600, 20);
end $$;
revoke execute on function enqueue from public;
grant execute on function enqueue to {app};

-- The work of a listener is begun up to 13 times, the last time some five hours after the first.
create function enqueue_for_happening(job text, happening uuid) returns void language sql
  as $$ select enqueue(job, happening::text, 12, 15) $$;

create function plan_happening_job() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into happening_job (municipality_id, happening_id, job) values (new.municipality_id, new.id, tg_argv[0]);
  perform enqueue_for_happening(tg_argv[0], new.id);
  return null;
end $$;

-- From the migration that calls this on, every happening of the kind plans the job, whoever records it. The noun that
-- listens declares the same with on(kind, …) in its jobs.ts; a test compares the two.
create procedure listen(kind text, job text) language plpgsql as $$
begin
  execute format('create trigger %I after insert on happening for each row when (new.kind = %L)
    execute function plan_happening_job(%L)', job || ' on ' || kind, kind, job);
end $$;

create procedure unlisten(kind text, job text) language plpgsql as $$
begin
  execute format('drop trigger %I on happening', job || ' on ' || kind);
end $$;

-- How many consultations there were on a day by each channel, and how content people said they were (0: no answer): kept
-- by whatever writes a consultation, so that a year of a city is counted from some thousand rows and not from all of them.
create table consultation_count (
  municipality_id uuid not null default tenant() references municipality,
  on_day date not null,
  channel text not null,
  satisfied int not null,
  count int not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, on_day, channel, satisfied)
);
call protect('consultation_count', 'select');

-- Counts all days of a municipality anew.
create procedure count_consultations(city uuid) language sql as $$
  delete from consultation_count where municipality_id = city;
  insert into consultation_count (municipality_id, on_day, channel, satisfied, count)
  select city, on_day, channel, coalesce(satisfied, 0), count(*) from consultation where municipality_id = city group by 2, 3, 4
$$;
revoke execute on procedure count_consultations from public;

-- In the order of the key, so that two who count at once wait for each other and never stand still.
create function count_consultation() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into consultation_count as d (municipality_id, on_day, channel, satisfied, count)
  select municipality_id, on_day, channel, satisfied, sum(n) from (
      select new.municipality_id, new.on_day, new.channel, coalesce(new.satisfied, 0) as satisfied, 1 as n where tg_op <> 'DELETE'
      union all
      select old.municipality_id, old.on_day, old.channel, coalesce(old.satisfied, 0), -1 where tg_op <> 'INSERT') moved
    group by 1, 2, 3, 4 having sum(n) <> 0 order by 1, 2, 3, 4
  on conflict (municipality_id, on_day, channel, satisfied) do update set count = d.count + excluded.count;
  return null;
end $$;
create trigger consultation_counted after insert or delete or update of on_day, channel, satisfied on consultation
  for each row execute function count_consultation();

do $$
declare m record;
begin
  for m in select id from municipality loop
    perform set_config('app.tenant', m.id::text, true);
    call count_consultations(m.id);
  end loop;
  perform set_config('app.tenant', '', true);
end $$;

drop index consultation_counted;
drop index opportunity_form;
create index opportunity_form on opportunity (municipality_id, legal_form, category, id);
create index proposal_status on proposal (municipality_id, status, opportunity_id);

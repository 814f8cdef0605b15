-- Of how many proposals the same became (0044: kind, how long it held), kept by whatever writes a story: the page of the
-- weights read all 173,000 stories of a big city each time, 22 of its 37 ms.
-- Old code: counts the stories itself, as before.
create table story_count (
  municipality_id uuid not null default tenant() references municipality,
  -- Each transaction counts in rows of its own (`story_shard`), so that none waits for another or stands still with it.
  shard int not null,
  kind text not null,
  -- `stayed` or `since` as one word, '' where there is neither.
  held text not null,
  stayed int,
  since date,
  -- Of one shard; only the sum over all of them is a number of stories.
  count int not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, kind, held, shard)
);
call protect('story_count', 'select');
-- Of the whole city at once.
call limit_rows('story_count', 'false');

-- The first shard in which no other transaction counts: mostly the first one of all.
create function story_shard() returns int language plpgsql set search_path = public, pg_temp as $$
declare n int := 0;
begin
  while not pg_try_advisory_xact_lock(hashtext('story_count'), n) loop n := n + 1; end loop;
  return n;
end $$;

create function count_story() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare mine int := story_shard();
begin
  insert into story_count as c (municipality_id, shard, kind, held, stayed, since, count)
  select municipality_id, mine, kind, coalesce(stayed::text, since::text, ''), stayed, since, sum(n) from (
      select new.municipality_id, new.kind, new.stayed, new.since, 1 as n where tg_op <> 'DELETE'
      union all
      select old.municipality_id, old.kind, old.stayed, old.since, -1 where tg_op <> 'INSERT') moved
    group by 1, 3, 4, 5, 6 having sum(n) <> 0
  on conflict (municipality_id, kind, held, shard) do update set count = c.count + excluded.count;
  return null;
end $$;

-- Counts all stories of a municipality anew.
create procedure count_stories(city uuid) language sql as $$
  delete from story_count where municipality_id = city;
  insert into story_count (municipality_id, shard, kind, held, stayed, since, count)
  select city, 0, kind, coalesce(stayed::text, since::text, ''), stayed, since, count(*) from proposal_story where municipality_id = city group by kind, stayed, since
$$;
revoke execute on procedure count_stories from public;
revoke execute on function story_shard, count_story from public;

do $$
declare m record;
begin
  for m in select id from municipality loop
    perform set_config('app.tenant', m.id::text, true);
    call count_stories(m.id);
  end loop;
  perform set_config('app.tenant', '', true);
end $$;
create trigger story_counted after insert or update or delete on proposal_story for each row execute function count_story();
analyze story_count;

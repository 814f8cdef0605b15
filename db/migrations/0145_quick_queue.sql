-- How many a city has waiting is counted with what it is called asked once, not for each of up to a thousand that wait
-- (8 ms of each request while a queue is full).
create or replace function enqueue(job text, about text, tries int, pause_seconds int) returns void
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  city constant text := tenant()::text;
begin
  if not exists (select from pgboss.queue where name = job) then
    perform pgboss.create_queue(job, '{"policy": "standard"}'::jsonb);
  end if;
  insert into pgboss.job (name, data, policy, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds, heartbeat_seconds,
    group_id, priority)
  values (job, jsonb_build_object('municipality', city, 'about', about), 'standard', tries, pause_seconds,
    pause_seconds > 0, case when pause_seconds > 0 then 3600 end, 6 * 3600, 20,
    city, -(select count(*) from (select from pgboss.job q where q.name = enqueue.job and q.state < 'active'
      and q.group_id = city limit 1000) waiting));
end $$;

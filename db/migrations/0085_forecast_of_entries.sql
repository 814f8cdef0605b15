-- What was entered of each kind in a fiscal year up to a day, for everybody who sees figures whatever department it belongs to (as
-- entry_sum): by it a year that runs is compared with the same days of the last one.
-- Old code: nothing of it asks for this; it does not compare years by what was entered.
create function entries_until(first date, cut date) returns table (kind text, count numeric)
  language sql stable security definer set search_path = public, pg_temp as $$
  select e.kind, sum(e.count) from entry e where e.municipality_id = (select tenant()) and e.on_day between first and cut and e.quarter > 0
    group by e.kind $$;
revoke execute on function entries_until from public;
do $$
declare lane text;
begin
  foreach lane in array array['staff', 'job'] loop
    execute format('grant execute on function entries_until to %I', '{owner}_' || lane);
  end loop;
end $$;

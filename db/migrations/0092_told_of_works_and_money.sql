-- What a yearly sheet (事業票) publishes of a work beside its aim: how it came about (背景・経緯) and what speaks for it (PRポイント).
-- And for which way of telling money for announcements (広報費) was spent: what one registration costs is told for each of them.
-- Old code: nothing of it fails; it writes neither, and both are then empty, which is unknown.
alter table work add column background text not null default '';
alter table work add column appeal text not null default '';

-- As people say where they heard of the desk (person.heard_from); '' where nobody said.
alter table entry add column medium text not null default '' check (medium ~ '^[a-z-]*$' and (medium = '' or kind = 'expense' and part = '広報費'));

-- For everybody who sees figures, whatever department an entry belongs to (as entry_sum).
create function spent_by_medium(first date, last date) returns table (fiscal_year int, quarter int, medium text, count numeric)
  language sql stable security definer set search_path = public, pg_temp as $$
  select e.fiscal_year, e.quarter, e.medium, sum(e.count) from entry e where e.municipality_id = (select tenant()) and e.kind = 'expense'
    and e.part = '広報費' and e.fiscal_year between extract(year from first - interval '3 months')::int and extract(year from last - interval '3 months')::int
    group by 1, 2, 3 order by 1, 2, 3 $$;
revoke execute on function spent_by_medium from public;
do $$
declare lane text;
begin
  foreach lane in array array['staff', 'job'] loop
    execute format('grant execute on function spent_by_medium to %I', '{owner}_' || lane);
  end loop;
end $$;

-- The residents of a day may come with the file of a city, which nobody enters by hand; null: by the command.
alter table population alter column by_account drop not null;

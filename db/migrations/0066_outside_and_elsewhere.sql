-- What whoever sees a part of the people is told (0058), and where somebody lives who lives outside.

-- Somebody from outside of the city may have a town of a neighbour: then it is known how far they have it. Whether they live
-- outside still decides about residence; with a town it is what the town says, whoever writes the row.

-- Old code: tells of somebody with a neighbour's town only 「市外にお住まい」, and takes the town away when their basic data are saved there.
alter table person drop constraint person_check;

create function settle_outside() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  new.outside := coalesce((select a.neighbour is not null from town t join area a on a.municipality_id = t.municipality_id and a.id = t.area_id
    where t.municipality_id = new.municipality_id and t.id = new.town_id), new.outside);
  return new;
end $$;
create trigger settle_outside before insert or update of town_id, outside on person for each row
  when (new.town_id is not null) execute function settle_outside();

-- A town that comes to another area, and a neighbour that becomes a part of the city, take along who lives there.
create function settle_people() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_table_name = 'town' then
    update person set outside = outside where municipality_id = new.municipality_id and town_id = new.id;
  else
    update person set outside = outside where municipality_id = new.municipality_id
      and town_id in (select id from town where municipality_id = new.municipality_id and area_id = new.id);
  end if;
  return null;
end $$;
create trigger settle_people after update of area_id on town for each row
  when (new.area_id <> old.area_id) execute function settle_people();
create trigger settle_people after update of neighbour on area for each row
  when ((new.neighbour is null) <> (old.neighbour is null)) execute function settle_people();

do $$
declare m record;
begin
  for m in select id from municipality loop
    perform set_config('app.tenant', m.id::text, true);
    update person set outside = outside where municipality_id = m.id
      and town_id in (select t.id from town t join area a on a.municipality_id = t.municipality_id and a.id = t.area_id
        where t.municipality_id = m.id and a.neighbour is not null);
  end loop;
  perform set_config('app.tenant', '', true);
end $$;

-- Whoever lives outside is seen by everybody, as before (0058), and may be given to everybody: with a town or without.
create or replace function my_towns() returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  select t.id from town t join area a on a.municipality_id = t.municipality_id and a.id = t.area_id, limit_of(looker(), my_day()) l
  where t.municipality_id = (select tenant()) and (t.area_id = any(l.areas) or a.neighbour is not null) $$;
create or replace function may_see(account uuid, person uuid, day date) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select $2 is null or not exists (select from limit_of($1, $3)) or exists (
    select from person p where p.municipality_id = (select tenant()) and p.id = $2 and (p.town_id is null or p.outside
      or p.town_id in (select t.id from town t, limit_of($1, $3) l where t.municipality_id = (select tenant()) and t.area_id = any(l.areas))
      or p.held_by = $1 and p.held_on = $3
      or p.id in (select people_of($1, $3)))) $$;

-- Whose a step is that whoever sees a part does not see (0058: who is in charge is told, never of whom): of a step whose address
-- they have from before, or of the one that took its place. Null where it is done, and for who sees it anyway.
create function step_elsewhere(asked uuid) returns text
  language sql stable security definer set search_path = public, pg_temp as $$
  select a.name from step s
    join step o on o.municipality_id = s.municipality_id and o.subject_kind = s.subject_kind and o.subject_id = s.subject_id and o.what = s.what
      and o.done_at is null
    join account a on a.municipality_id = o.municipality_id and a.id = o.owner_id
  where s.municipality_id = (select tenant()) and s.id = $1 and (o.id = s.id or s.outcome in ('handed-over', 'returned'))
    and exists (select from limit_of(looker(), my_day()))
  order by o.id = s.id desc, o.id desc limit 1 $$;
revoke execute on function step_elsewhere from public;
do $$
declare lane text;
begin
  foreach lane in array array['staff', 'job'] loop
    execute format('grant execute on function step_elsewhere to %I', '{owner}_' || lane);
  end loop;
end $$;

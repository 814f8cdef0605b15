-- A city puts itself in: what it decides itself of its entry in the register its staff may change, and of its own entry
-- only. Code, name, prefecture, place and host stay with whoever runs the installation.
alter table municipality enable row level security;
create policy everybody on municipality for select using (true);
do $$ begin
  execute format('grant update (platform_name, accent, desk_name, desk_phone, desk_hours, desk_address) on municipality to %I', '{owner}_staff');
  execute format('create policy staff_update on municipality for update to %I using (id = (select tenant())) with check (id = (select tenant()))', '{owner}_staff');
end $$;

-- The municipality whose towns an area holds, by its code; null: our own. People come from there, and activities are there.
alter table area add column neighbour text check (neighbour ~ '^[0-9]{6}$');
do $$
declare lane text;
begin
  foreach lane in array array['public', 'resident', 'organiser', 'partner', 'link'] loop
    execute format('grant select (neighbour) on area to %I', '{owner}_' || lane);
  end loop;
end $$;

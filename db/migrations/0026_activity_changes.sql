-- Which transactions changed an activity: what was read of the public activities may be shown again until one of them is
-- seen (src/features/opportunities/public/kept.ts). By transaction and not by a counter, so that writers never wait for each other and
-- one that commits late is not overlooked.
create table activity_change (
  municipality_id uuid not null default tenant() references municipality,
  tx xid8 not null default pg_current_xact_id(),
  at timestamptz not null default now(),
  primary key (municipality_id, tx)
);
call protect('activity_change', 'select, delete');
create policy owner_notes on activity_change for insert to current_user with check (true);
do $$
declare lane text;
begin
  foreach lane in array array['public', 'resident', 'organiser', 'partner', 'link'] loop
    call open_lane(lane, 'activity_change', 'select', 'true', 'tx');
  end loop;
end $$;

create function note_activity_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into activity_change (municipality_id) select distinct municipality_id from changed on conflict do nothing;
  return null;
end $$;
create trigger opportunity_added after insert on opportunity referencing new table as changed for each statement execute function note_activity_change();
create trigger opportunity_changed after update on opportunity referencing new table as changed for each statement execute function note_activity_change();
create trigger opportunity_gone after delete on opportunity referencing old table as changed for each statement execute function note_activity_change();

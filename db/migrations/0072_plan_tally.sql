-- What a page says of a plan at first sight, kept with it: of a plan of a whole city it takes 8 ms to count, on each of its
-- pages and once for each plan in the list of plans. Counted anew where a placement comes or goes, or a run ends; a lock and
-- a proposal only add theirs, since a whole plan is handed over one person after the other.
-- Old code: counts the placements itself, as before.
create table plan_tally (
  municipality_id uuid not null default tenant() references municipality,
  plan_id uuid not null,
  people int not null,
  seats int not null,
  placed int not null,
  filled int not null,
  points bigint not null,
  locked int not null,
  proposed int not null,
  edited boolean not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, plan_id),
  foreign key (municipality_id, plan_id) references plan on delete cascade
);
call protect('plan_tally', 'select');

create procedure tally_plan(city uuid, plan uuid) language sql as $$
  insert into plan_tally as t (municipality_id, plan_id, people, seats, placed, filled, points, locked, proposed, edited)
  select city, plan, f.people, c.seats, f.placed, n.filled, n.points + f.points, n.locked, n.proposed, n.edited
  from (select count(*) filter (where removed_at is null) as filled, coalesce(sum(score) filter (where removed_at is null), 0) as points,
      count(locked_at) filter (where removed_at is null) as locked, count(proposal_id) filter (where removed_at is null) as proposed,
      coalesce(bool_or(removed_at is not null or origin = 'moved'), false) as edited
    from plan_placement where municipality_id = city and plan_id = plan) n,
    (select count(*) as people, count(h.person_id) as placed, coalesce(sum(e.first_points) filter (where h.person_id is not null), 0) as points
    from plan_person e left join (select distinct person_id from plan_placement
      where municipality_id = city and plan_id = plan and removed_at is null) h on h.person_id = e.person_id
    where e.municipality_id = city and e.plan_id = plan) f,
    (select coalesce(sum(need), 0) as seats from plan_slot where municipality_id = city and plan_id = plan) c
  on conflict (municipality_id, plan_id) do update set people = excluded.people, seats = excluded.seats, placed = excluded.placed,
    filled = excluded.filled, points = excluded.points, locked = excluded.locked, proposed = excluded.proposed, edited = excluded.edited
$$;
revoke execute on procedure tally_plan from public;

create function tally_added() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare one record;
begin
  for one in select distinct municipality_id, plan_id from added loop
    call tally_plan(one.municipality_id, one.plan_id);
  end loop;
  return null;
end $$;
create trigger tallied after insert on plan_slot referencing new table as added for each statement execute function tally_added();
create trigger tallied after insert on plan_person referencing new table as added for each statement execute function tally_added();
create trigger tallied after insert on plan_placement referencing new table as added for each statement execute function tally_added();

create function tally_changed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare one record;
begin
  for one in select n.municipality_id, n.plan_id, bool_or(n.removed_at is distinct from o.removed_at) as anew,
      sum((n.locked_at is not null)::int - (o.locked_at is not null)::int) as locked,
      sum((n.proposal_id is not null)::int - (o.proposal_id is not null)::int) as proposed
    from now n join before o on o.municipality_id = n.municipality_id and o.id = n.id group by 1, 2 loop
    if one.anew then
      call tally_plan(one.municipality_id, one.plan_id);
    else
      update plan_tally t set locked = t.locked + one.locked, proposed = t.proposed + one.proposed
      where t.municipality_id = one.municipality_id and t.plan_id = one.plan_id;
    end if;
  end loop;
  return null;
end $$;
create trigger tallied_again after update on plan_placement referencing old table as before new table as now
  for each statement execute function tally_changed();

do $$
declare m record; p record;
begin
  for m in select id from municipality loop
    perform set_config('app.tenant', m.id::text, true);
    for p in select id from plan where municipality_id = m.id loop
      call tally_plan(m.id, p.id);
    end loop;
  end loop;
  perform set_config('app.tenant', '', true);
end $$;

-- A step says whose move it is: the desk's, or that of somebody whom the desk waits for. Who opens one says so.
alter table step add column waits_for text not null default 'desk'
  check (waits_for in ('desk', 'resident', 'organiser', 'partner'));
alter table step alter column waits_for drop default;

-- Who may do what a step asks for, as it was on the day of this migration (the nouns' own permissions change later).
create table pg_temp.may_do (subject_kind text, role text);
insert into pg_temp.may_do values
  ('person', 'counsellor'), ('person', 'coordinator'), ('proposal', 'counsellor'), ('proposal', 'coordinator'),
  ('absence', 'counsellor'), ('absence', 'coordinator'), ('opportunity', 'coordinator'), ('plan', 'coordinator');

-- Staff who may do what a step of this kind asks for, today.
create function pg_temp.fit(city uuid, kind text, day date) returns table (id uuid, coordinates boolean, since timestamptz)
  language sql stable as $$
    select a.id, bool_or(g.role = 'coordinator'), a.created_at
    from account a join role_grant g on g.municipality_id = a.municipality_id and g.account_id = a.id
      join pg_temp.may_do m on m.role = g.role and m.subject_kind = kind
    where a.municipality_id = city and a.disabled_at is null and g.from_on <= day and (g.until_on is null or g.until_on >= day)
    group by a.id, a.created_at
  $$;

-- Open steps of somebody who has left or holds no role that may do them go, one by one, to the coordinator with the
-- fewest open steps (where there is none, to whoever else may do them; where nobody may, they stay and are seen).
create procedure pg_temp.hand_on(city uuid, day date) language plpgsql as $$
declare
  s record;
  heir uuid;
  next_id uuid;
begin
  for s in
    select o.*, a.name as owner from step o join account a on a.municipality_id = o.municipality_id and a.id = o.owner_id
    where o.municipality_id = city and o.done_at is null order by o.due_on, o.id
  loop
    continue when exists (select 1 from pg_temp.fit(city, s.subject_kind, day) f where f.id = s.owner_id);
    select f.id into heir from pg_temp.fit(city, s.subject_kind, day) f
      order by f.coordinates desc, (select count(*) from step c where c.municipality_id = city and c.owner_id = f.id and c.done_at is null),
        f.since, f.id limit 1;
    continue when heir is null;
    next_id := gen_random_uuid();
    update step set done_at = now(), outcome = 'handed-over' where municipality_id = city and id = s.id;
    insert into step (municipality_id, id, subject_kind, subject_id, person_id, what, note, owner_id, due_on, waits_for)
      values (city, next_id, s.subject_kind, s.subject_id, s.person_id, s.what,
        concat_ws('　', nullif(s.note, ''), '（' || s.owner || 'さんの役割では担当できないため、システムが引きつぎました）'),
        heir, s.due_on, s.waits_for);
    insert into happening (municipality_id, id, kind, subject_kind, subject_id, person_id, at, data)
      values (city, gen_random_uuid(), 'step.handed-over', s.subject_kind, s.subject_id, s.person_id, now(),
        jsonb_build_object('step', s.id, 'to', heir));
  end loop;
end $$;

do $$
declare m record;
begin
  for m in select id from municipality loop
    perform set_config('app.tenant', m.id::text, true);
    update step set waits_for = case when what = 'answer' then 'resident' else 'organiser' end
      where municipality_id = m.id and what in ('answer', 'interview', 'decide');
    call pg_temp.hand_on(m.id, (now() at time zone 'Asia/Tokyo')::date);
  end loop;
  perform set_config('app.tenant', '', true);
end $$;

-- The log of looks is read by nobody at the desk: the staff's lane only adds to it. Whoever proves it does so in a job.
do $$
declare tab text;
begin
  foreach tab in array array['audit_log', 'audit_head'] loop
    execute format('drop policy staff_select on %I', tab);
    execute format('revoke select on %I from %I', tab, '{owner}_staff');
  end loop;
end $$;

-- How far the log was proved, line by line, and whether it is as it was written.
create table audit_check (
  municipality_id uuid primary key default tenant() references municipality,
  -- The last line that was read: the next check goes on from it. 0 and nothing where it begins anew.
  seq bigint not null,
  hash bytea not null,
  -- The last line of the log when it was read: it must be there for ever.
  head_seq bigint not null,
  head_hash bytea not null,
  checked_at timestamptz not null,
  -- The first line that is not as it was written, and when that was found.
  broken bigint,
  found_at timestamptz,
  created_at timestamptz not null default now()
);
call protect('audit_check', 'select');
call open_lane('job', 'audit_check', 'insert, update');

-- The clock of a proposal stands while the consent on which it rests is withdrawn: its step is not due. It goes on with a
-- new consent, by as many whole weeks later as it stood, so that it is due on the weekday that was agreed.
alter table step add column paused_on date;

-- Since when an organisation may be told nothing of a person who once agreed to it; null where it may, or never could.
create function withdrawn_since(m uuid, of_person uuid, organisation uuid) returns date language sql stable as $$
  select case when bool_and(withdrawn_on is not null) then max(withdrawn_on) end from consent
  where municipality_id = m and person_id = of_person and purpose = 'introduction' and recipient_id = organisation $$;

-- What is proposed to a person ('answer') is told to nobody yet and rests on no consent.
create function pause_step() returns trigger language plpgsql as $$
begin
  if new.subject_kind = 'proposal' and new.what <> 'answer' and new.done_at is null then
    new.paused_on := (select withdrawn_since(q.municipality_id, q.person_id, o.organisation_id)
      from proposal q join opportunity o on o.municipality_id = q.municipality_id and o.id = q.opportunity_id
      where q.municipality_id = new.municipality_id and q.id = new.subject_id);
  end if;
  return new;
end $$;
create trigger pause_step before insert on step for each row execute function pause_step();

create function pause_steps(m uuid, of_person uuid, organisation uuid) returns void language plpgsql as $$
declare
  since date := withdrawn_since(m, of_person, organisation);
  again date := (select max(given_on) from consent where municipality_id = m and person_id = of_person
    and purpose = 'introduction' and recipient_id = organisation and withdrawn_on is null);
begin
  update step s set paused_on = since,
      due_on = case when since is null then s.due_on + 7 * ceil(greatest(0, again - s.paused_on) / 7.0)::int else s.due_on end
    from proposal q join opportunity o on o.municipality_id = q.municipality_id and o.id = q.opportunity_id
    where q.municipality_id = m and q.person_id = of_person and o.organisation_id = organisation
      and s.municipality_id = m and s.subject_kind = 'proposal' and s.subject_id = q.id and s.done_at is null
      and s.what <> 'answer' and (s.paused_on is null) <> (since is null);
end $$;

create function consent_pauses() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and old.purpose = 'introduction' then
    perform pause_steps(old.municipality_id, old.person_id, old.recipient_id);
  end if;
  if tg_op <> 'DELETE' and new.purpose = 'introduction' then
    perform pause_steps(new.municipality_id, new.person_id, new.recipient_id);
  end if;
  return null;
end $$;
create trigger consent_pauses after insert or update or delete on consent for each row execute function consent_pauses();

do $$
declare m record;
begin
  for m in select id from municipality loop
    perform set_config('app.tenant', m.id::text, true);
    perform pause_steps(m.id, c.person_id, c.recipient_id) from (select distinct person_id, recipient_id from consent
      where municipality_id = m.id and purpose = 'introduction' and withdrawn_on is not null) c;
  end loop;
  perform set_config('app.tenant', '', true);
end $$;

drop index step_due;
create index step_due on step (municipality_id, due_on, id) include (person_id, paused_on) where done_at is null;
drop index step_worklist;
create index step_worklist on step (municipality_id, owner_id, due_on, id) include (paused_on) where done_at is null;

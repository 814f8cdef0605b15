-- Somebody acts for a resident: a member of staff at the desk for half an hour (代理入力), or a delegate whom they named. Both
-- work in the lane of residents, as their own account and for that person; whether they may is judged here at each statement.
-- Old code: seals nine claims and not the tenth, so that me() means what it did; a policy that names me_for() lets the person
-- themselves see what they saw.

-- 代理人: whom a resident named, what for and until when. They take it up with the number and the code of a paper.
create table delegation (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  person_id uuid not null,
  -- by this and the code it is taken up
  number text not null check (number ~ '^\d{8}$'),
  name text not null check (name <> ''),
  relation text not null check (relation in ('spouse', 'child', 'family', 'helper', 'friend', 'guardian')),
  may text[] not null check (may <> '{}' and may <@ array['see', 'act', 'plan']),
  until_on date not null,
  -- by the person, or by staff who had their yes (and how)
  made_by uuid not null,
  made_at timestamptz not null,
  medium text not null check (medium in ('web', 'visit', 'phone', 'outreach', 'post')),
  code_hash bytea not null,
  code_until timestamptz not null,
  tries int not null default 0,
  taken_at timestamptz,
  account_id uuid,
  ended_at timestamptz,
  ended_as text check (ended_as in ('person', 'desk', 'delegate', 'over', 'closed', 'merged')),
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, number),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, made_by) references account,
  foreign key (municipality_id, account_id) references account,
  check (until_on <= made_at::date + 367),
  check ((taken_at is null) = (account_id is null)),
  check ((ended_at is null) = (ended_as is null))
);
create index delegation_person on delegation (municipality_id, person_id);
create index delegation_made_by on delegation (municipality_id, made_by);
create index delegation_account on delegation (municipality_id, account_id) where account_id is not null;
create index delegation_open on delegation (municipality_id, until_on) where ended_at is null;
call protect('delegation', 'select, insert, update');
call limit_rows('delegation', 'exists (select from person p where p.municipality_id = (select tenant()) and p.id = person_id)');

-- What is live of it: one account for one person. Of staff with the session that it was begun in, and never for longer than
-- half an hour, whatever a page says; the person's yes is what makes the row.
create table standing (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  person_id uuid not null,
  account_id uuid not null,
  door text not null check (door in ('desk', 'delegate')),
  may text[] not null default '{}' check (may <@ array['see', 'act', 'plan']),
  -- how the person is here, and by what they were known
  medium text check (medium in ('visit', 'phone', 'outreach', 'post')),
  known_by text check (known_by in ('document', 'told', 'face', 'paper')),
  session_hash bytea,
  delegation_id uuid,
  begun_at timestamptz not null,
  until_at timestamptz not null,
  ended_at timestamptz,
  ended_as text check (ended_as in ('pressed', 'anew', 'over', 'closed', 'merged', 'person', 'desk', 'delegate')),
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, account_id) references account,
  foreign key (municipality_id, delegation_id) references delegation,
  check ((door = 'desk') = (medium is not null) and (door = 'desk') = (known_by is not null) and (door = 'desk') = (session_hash is not null)),
  check ((door = 'delegate') = (delegation_id is not null) and (door = 'delegate') = (may <> '{}')),
  check (until_at <= begun_at + case door when 'desk' then interval '30 minutes' else interval '367 days' end),
  check ((ended_at is null) = (ended_as is null))
);
create index standing_session on standing (municipality_id, session_hash, begun_at) where session_hash is not null;
create index standing_person on standing (municipality_id, person_id, begun_at);
create index standing_account on standing (municipality_id, account_id);
create index standing_open on standing (municipality_id, until_at) where ended_at is null;
create index standing_delegation on standing (municipality_id, delegation_id) where delegation_id is not null;
call protect('standing', 'select, insert, update');
call limit_rows('standing', 'exists (select from person p where p.municipality_id = (select tenant()) and p.id = person_id)');

-- The one of this transaction, where it is sealed, is this account's for this person, and is live at the time of the request;
-- of staff only while they may see the person.
create function live_standing() returns setof standing language sql stable rows 1 security definer set search_path = public, pg_temp as $$
  select t.* from (select sealed() as said) s
    join standing t on t.municipality_id = (select tenant()) and t.id = nullif(s.said[10], '')::uuid
    join person p on p.municipality_id = t.municipality_id and p.id = t.person_id
  where s.said[1] = 'resident' and t.account_id = nullif(s.said[4], '')::uuid and t.person_id = nullif(s.said[5], '')::uuid
    and t.ended_at is null and t.begun_at <= nullif(s.said[9], '')::timestamptz and t.until_at > nullif(s.said[9], '')::timestamptz
    and p.closed_on is null
    and (t.door <> 'desk' or may_see(t.account_id, t.person_id, (nullif(s.said[9], '')::timestamptz at time zone 'Asia/Tokyo')::date)) $$;
create function my_standing() returns uuid language sql stable as $$
  select case when coalesce((sealed())[10], '') <> '' then (select id from live_standing()) end $$;

-- The person of this transaction: themselves, or for whom a member of staff acts. A delegate is nobody here, and the person
-- where a table is opened to what they may: what nobody thought of is closed to them.
create or replace function me() returns uuid language sql stable as $$
  select case when coalesce(s.said[10], '') = '' then nullif(s.said[5], '')::uuid
    else (select person_id from live_standing() where door = 'desk') end from (select sealed() as said) s $$;
create function me_for(part text) returns uuid language sql stable as $$
  select case when coalesce(s.said[10], '') = '' then nullif(s.said[5], '')::uuid
    else (select person_id from live_standing() where door = 'desk' or part = any(may)) end from (select sealed() as said) s $$;
-- By which medium what is typed now came in.
create function my_medium() returns text language sql stable as $$
  select coalesce((select medium from live_standing()), 'web') $$;

-- Every happening says by itself that somebody acted for somebody else: no verb can forget it, and none can say it.
alter table happening add column standing_id uuid default my_standing(), add foreign key (municipality_id, standing_id) references standing;
create index happening_standing on happening (municipality_id, standing_id) where standing_id is not null;
create function mark_standing() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  select t.person_id, coalesce(t.medium, 'web') into new.on_behalf_of, new.medium
  from standing t where t.municipality_id = new.municipality_id and t.id = new.standing_id;
  return new;
end $$;
revoke execute on function mark_standing from public;
create trigger mark_standing before insert on happening for each row when (new.standing_id is not null) execute function mark_standing();

-- Whoever comes in: the one that was begun last in this session, or that of this hat, with why it opens nothing any more.
create function standing_of(session bytea, hat uuid, account uuid, at timestamptz)
  returns table (id uuid, person uuid, name text, door text, may text[], medium text, until timestamptz, shut text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select t.id, t.person_id, coalesce(nullif(trim(p.family_name || ' ' || p.given_name), ''), trim(p.family_kana || ' ' || p.given_kana)), t.door, t.may,
    coalesce(t.medium, 'web'), t.until_at,
    case when t.ended_at is not null and t.ended_as <> 'over' then case t.ended_as when 'closed' then 'closed' else 'ended' end
      when t.until_at <= $4 then 'over' when p.closed_on is not null then 'closed'
      when t.door = 'desk' and not may_see(t.account_id, t.person_id, ($4 at time zone 'Asia/Tokyo')::date) then 'unseen' end
  from standing t join person p on p.municipality_id = t.municipality_id and p.id = t.person_id
  where t.municipality_id = (select tenant()) and t.account_id = $3 and (t.session_hash = $1 or t.id = $2)
  order by t.begun_at desc, t.id desc limit 1 $$;

-- Ends the one of this transaction; whose it was.
create function end_standing() returns uuid language sql security definer set search_path = public, pg_temp as $$
  update standing t set ended_at = asked_at(), ended_as = case t.door when 'desk' then 'pressed' else 'delegate' end
  where t.municipality_id = (select tenant()) and t.id = my_standing() returning t.person_id $$;

-- What others did for the person of this hat: of the desk no name, of a delegate the one they named.
create function my_stood(since timestamptz) returns table (at timestamptz, until_at timestamptz, door text, medium text, name text, kinds text[])
  language sql stable security definer set search_path = public, pg_temp as $$
  select t.begun_at, coalesce(t.ended_at, t.until_at), t.door, coalesce(t.medium, 'web'), coalesce(d.name, ''),
    array(select h.kind from happening h where h.municipality_id = t.municipality_id and h.standing_id = t.id and h.kind not like 'standing.%'
      group by h.kind order by min(h.at), h.kind)
  from standing t left join delegation d on d.municipality_id = t.municipality_id and d.id = t.delegation_id
  where t.municipality_id = (select tenant()) and t.person_id = (select me()) and coalesce(t.ended_at, t.until_at) >= $1
  order by t.begun_at desc, t.id desc limit 100 $$;

revoke execute on function standing_of, end_standing, my_stood from public;
do $$ begin
  execute format('grant execute on function standing_of to %I', '{owner}_entry');
  execute format('grant execute on function end_standing, my_stood to %I', '{owner}_resident');
end $$;

-- A consent that staff type for somebody came in by their medium, not by the web.
alter policy resident_insert on consent with check (municipality_id = (select tenant_in('resident'))
  and person_id = (select me()) and taken_by = (select actor()) and given_by_medium = (select my_medium()) and recipient_id is null);

-- What is opened to delegates, and for what.
alter policy resident_select on request using (municipality_id = (select tenant_in('resident')) and asked_by = (select me_for('see')));
alter policy resident_select on request_entry using (municipality_id = (select tenant_in('resident')) and asked_by = (select me_for('see')));
alter policy resident_insert on request_entry with check (municipality_id = (select tenant_in('resident'))
  and verb = 'withdraw' and request_id in (select r.id from request r where r.asked_by = (select me_for('act'))));
alter policy resident_select on proposal using (municipality_id = (select tenant_in('resident')) and person_id = (select me_for('see')));
alter policy resident_select on booking using (municipality_id = (select tenant_in('resident')) and person_id = (select me_for('plan')));
alter policy resident_insert on booking with check (municipality_id = (select tenant_in('resident'))
  and status = 'applied' and medium = (select my_medium()) and typed_by is null and person_id = (select me_for('act')));
alter policy resident_update on booking using (municipality_id = (select tenant_in('resident')) and person_id = (select me_for('act'))
  and status in ('confirmed', 'waiting', 'offered', 'cancelled'))
  with check (municipality_id = (select tenant_in('resident')) and person_id = (select me_for('act')) and status in ('confirmed', 'waiting', 'offered', 'cancelled'));

-- A delegate's account wears a hat for each person whom they act for; beside those it may be a resident's own.
do $$
declare c record;
begin
  for c in select conname from pg_constraint where conrelid = 'role_grant'::regclass and contype = 'c' and pg_get_constraintdef(oid) ~ 'organis' loop
    execute format('alter table role_grant drop constraint %I', c.conname);
  end loop;
end $$;
alter table role_grant
  add check (scope_kind in ('person', 'organisation', 'standing')),
  add check ((role in ('resident', 'organiser', 'partner', 'delegate')) = (scope_kind is not null));
call limit_rows('account', 'not resident or exists (select from role_grant g join person p on p.municipality_id = g.municipality_id and p.id = g.scope_id
  where g.municipality_id = (select tenant()) and g.account_id = account.id and g.scope_kind = ''person'')
  or exists (select from delegation d where d.municipality_id = (select tenant()) and d.account_id = account.id)');

-- A delegation that ends takes with it what stands by it, whoever ends it.
create function delegation_ends() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update standing set ended_at = new.ended_at, ended_as = new.ended_as
  where municipality_id = new.municipality_id and delegation_id = new.id and ended_at is null;
  return null;
end $$;
revoke execute on function delegation_ends from public;
create trigger delegation_ends after update of ended_at on delegation for each row when (new.ended_at is not null) execute function delegation_ends();

-- A resident names whom they like, by themselves alone: not whoever acts for them.
call open_lane('resident', 'delegation', 'select', 'person_id = (select me()) and (select my_standing()) is null',
  'id, person_id, number, name, relation, may, until_on, made_at, medium, code_until, taken_at, ended_at, ended_as');
call open_lane('resident', 'delegation', 'insert', 'person_id = (select me()) and (select my_standing()) is null and made_by = (select actor()) and medium = ''web'' and taken_at is null and ended_at is null',
  'id, person_id, number, name, relation, may, until_on, made_by, made_at, medium, code_hash, code_until');
call open_lane('resident', 'delegation', 'update', 'person_id = (select me()) and (select my_standing()) is null', 'ended_at, ended_as');
-- Whoever takes one up does it before they have a lane; and chooses there for whom they act.
call open_lane('entry', 'delegation', 'select, update');
call open_lane('entry', 'standing', 'insert');
create function delegations_of(account uuid, at timestamptz)
  returns table (id uuid, person_id uuid, standing uuid, name text, may text[], until_on date)
  language sql stable security definer set search_path = public, pg_temp as $$
  select d.id, d.person_id, t.id, coalesce(nullif(trim(p.family_name || ' ' || p.given_name), ''), trim(p.family_kana || ' ' || p.given_kana)), d.may, d.until_on
  from delegation d join standing t on t.municipality_id = d.municipality_id and t.delegation_id = d.id
    join person p on p.municipality_id = d.municipality_id and p.id = d.person_id
  where d.municipality_id = (select tenant()) and d.account_id = $1 and t.account_id = $1 and d.ended_at is null and t.ended_at is null
    and t.until_at > $2 and p.closed_on is null order by d.taken_at, d.id $$;
revoke execute on function delegations_of from public;
do $$ begin
  execute format('grant execute on function delegations_of to %I', '{owner}_entry');
end $$;
-- Of staff who see a part of the people it is found out there, too, who they are.
call open_lane('entry', 'staff_team', 'select');

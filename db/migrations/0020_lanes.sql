-- An audience is a lane: a role of its own, to which columns of tables are opened under a condition. What was never opened
-- is closed, whatever a query forgets. {owner} is the owner's name, with which the roles begin; {app} and {outside} are the
-- logins of the inside and of the outside, which have no right but to change into their lanes.

-- The key that seals the claims of the outside lanes, as the two padded keys of HMAC-SHA256 (RFC 2104): only the owner
-- reads it, and the functions below in its name.
create table claim_key (
  only_one boolean primary key default true check (only_one),
  key bytea not null,
  inner_key bytea not null,
  outer_key bytea not null
);
do $$
declare
  k bytea := sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
  inner_key bytea := k || decode(repeat('00', 32), 'hex');
  outer_key bytea := inner_key;
begin
  for i in 0..63 loop
    inner_key := set_byte(inner_key, i, get_byte(inner_key, i) # 54);
    outer_key := set_byte(outer_key, i, get_byte(outer_key, i) # 92);
  end loop;
  insert into claim_key (key, inner_key, outer_key) values (k, inner_key, outer_key);
end $$;

-- What the application sealed of this transaction (lane, seconds, municipality, actor, person, organisation, link, once);
-- null where nothing was, the seal does not fit or is older than ten minutes. plpgsql keeps the plan of its query.
create function sealed() returns text[] language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  said text := nullif(current_setting('app.claims', true), '');
  parts text[];
  k record;
begin
  if said is null then return null; end if;
  select inner_key, outer_key into k from claim_key;
  if encode(sha256(k.outer_key || sha256(k.inner_key || convert_to(said, 'UTF8'))), 'hex')
    is distinct from current_setting('app.seal', true) then return null; end if;
  parts := string_to_array(said, '|');
  if abs(extract(epoch from now()) - parts[2]::float8) > 600 then return null; end if;
  return parts;
end $$;

-- The municipality of this transaction; null (and so no row at all) where none was set. From outside only what is sealed counts.
create or replace function tenant() returns uuid language sql stable as $$
  select case when session_user = '{outside}' then nullif((sealed())[3], '')::uuid
    else nullif(current_setting('app.tenant', true), '')::uuid end $$;

-- The same, for one lane only: a transaction that changed over to another lane of its login has no municipality there.
create function tenant_in(lane text) returns uuid language sql stable as $$
  select nullif(s.parts[3], '')::uuid from (select sealed() as parts) s where s.parts[1] = lane $$;

-- Who asks: the account, the person and the organisation of the hat that is worn, the link that was opened, the form.
create function actor() returns uuid language sql stable as $$
  select case when session_user = '{outside}' then nullif((sealed())[4], '')::uuid
    else nullif(current_setting('app.actor', true), '')::uuid end $$;
create function me() returns uuid language sql stable as $$ select nullif((sealed())[5], '')::uuid $$;
create function my_organisation() returns uuid language sql stable as $$ select nullif((sealed())[6], '')::uuid $$;
create function my_link() returns bytea language sql stable as $$ select decode(nullif((sealed())[7], ''), 'hex') $$;
create function my_form() returns uuid language sql stable as $$ select nullif((sealed())[8], '')::uuid $$;

-- Opens a right on a table to a lane: `open_lane('resident', 'proposal', 'select', 'person_id = (select me())', 'id, status')`.
-- The municipality is added to every condition. Refuses a table that is not protected, an outside lane without columns, and a
-- right that was opened before (a second condition would silently widen the first).
create procedure open_lane(lane text, tab regclass, rights text, condition text default 'true', columns text default null) language plpgsql as $$
declare
  role name := '{owner}_' || lane;
  inside boolean := lane in ('entry', 'staff', 'job');
  whose text := case when inside then 'municipality_id = (select tenant())' else format('municipality_id = (select tenant_in(%L))', lane) end;
  asked text;
begin
  if not (select relrowsecurity and relforcerowsecurity from pg_class where oid = tab) then
    raise exception '% is not protected', tab;
  end if;
  if not inside and columns is null then raise exception 'an outside lane is opened by columns: % on %', lane, tab; end if;
  foreach asked in array string_to_array(rights, ', ') loop
    if exists (select 1 from pg_policy where polrelid = tab and polname = lane || '_' || asked) then
      raise exception '% on % was opened to % before', asked, tab, lane;
    end if;
    execute format('grant %s %s on %s to %I', asked, case when columns is not null and asked <> 'delete' then '(' || columns || ')' else '' end, tab, role);
    execute format('create policy %I on %s for %s to %I %s %s', lane || '_' || asked, tab, asked, role,
      case when asked <> 'insert' then format('using (%s and (%s))', whose, condition) else '' end,
      case when asked in ('insert', 'update') then format('with check (%s and (%s))', whose, condition) else '' end);
  end loop;
end $$;

-- Puts a table of a municipality under row-level security: the owner sees the municipality that a migration names, the
-- lanes of the inside get these rights, everybody else nothing.
drop procedure protect(regclass, text);
create procedure protect(tab regclass, rights text default 'select, insert, update, delete') language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tab);
  execute format('alter table %s force row level security', tab);
  execute format('create policy owner on %s to current_user using (municipality_id = (select tenant())) with check (municipality_id = (select tenant()))', tab);
  call open_lane('staff', tab, rights);
  call open_lane('job', tab, rights);
end $$;

-- What stood under the one policy of the one login goes over to the lanes with the rights it had.
do $$
declare t record;
begin
  for t in
    select p.tablename::regclass as tab,
      (select string_agg(lower(g.privilege_type), ', ' order by g.privilege_type) from information_schema.role_table_grants g
        where g.table_schema = 'public' and g.table_name = p.tablename and g.grantee = trim(both '"' from '{app}')) as rights
    from pg_policies p where p.schemaname = 'public' and p.policyname = 'own_municipality'
  loop
    execute format('drop policy own_municipality on %s', t.tab);
    execute format('revoke all on %s from {app}', t.tab);
    call protect(t.tab, t.rights);
  end loop;
end $$;
revoke all on public_opportunity, municipality from {app};

-- The register of municipalities is read before anything is known.
do $$
declare lane text;
begin
  foreach lane in array array['public', 'resident', 'organiser', 'partner', 'link', 'entry', 'staff', 'job'] loop
    execute format('grant usage on schema public to %I', '{owner}_' || lane);
    execute format('grant select on municipality to %I', '{owner}_' || lane);
  end loop;
end $$;

-- Accounts: a password's hash and a session's token are for the entry alone (and for the commands of whoever runs the
-- installation); the staff's lane looks a session up by its hash and sees who works here.
do $$ begin
  execute format('revoke select, insert, update, delete on account, login_attempt from %I', '{owner}_staff');
  execute format('grant select (municipality_id, id, login, name, password_changed_at, disabled_at, created_at) on account to %I', '{owner}_staff');
end $$;
drop policy staff_insert on account;
drop policy staff_update on account;
drop policy staff_delete on account;
drop policy staff_select on login_attempt;
drop policy staff_insert on login_attempt;
drop policy staff_update on login_attempt;
drop policy staff_delete on login_attempt;
call open_lane('entry', 'account', 'select, update');
call open_lane('entry', 'role_grant', 'select');
call open_lane('entry', 'session', 'select, insert, update, delete');
call open_lane('entry', 'login_attempt', 'select, insert, update');
call open_lane('entry', 'setting', 'select');
call open_lane('entry', 'happening', 'insert');
call open_lane('entry', 'audit_log', 'insert');
call open_lane('entry', 'form_once', 'select, insert, update');

-- One human, several hats: a grant has a scope, a session wears one hat (none: the roles of staff).
alter table role_grant
  add column scope_kind text check (scope_kind in ('person', 'organisation')),
  add column scope_id uuid,
  add check ((scope_kind is null) = (scope_id is null)),
  add check ((role in ('resident', 'organiser', 'partner')) = (scope_kind is not null));
alter table session
  add column hat uuid,
  add foreign key (municipality_id, hat) references role_grant;
create index session_hat on session (municipality_id, hat) where hat is not null;

-- What is public, as views of the owner: the tables themselves hold households and contact persons and stay closed.
drop view public_opportunity;
create view public_opportunity as
  select id, legal_form, category, town_id, lat, lng, reward, loads, capacity, taken, urgent, visit_possible, trial_possible,
    half_days, ends_on, published_on, search_text, search, title, xmin::text as stamp
  from opportunity
  where municipality_id = (select tenant()) and status = 'open';

-- An activity that is or was public, with the name under which its organiser is known, and its slots.
create view public_activity as
  select o.id, o.status, o.title, o.summary, o.description, coalesce(nullif(o.organiser_name, ''), g.name) as organisation,
    o.legal_form, o.category, o.town_id, o.place_name, o.address, o.lat, o.lng, o.reward, o.reward_yen, o.reward_unit, o.terms,
    o.loads, o.requires, o.wants, o.character, o.age_min, o.residents_only, o.hours_week, o.team is not null as in_team,
    o.capacity, o.taken, o.urgent, o.visit_possible, o.trial_possible, o.caution, o.safety, o.source_url, o.starts_on,
    o.ends_on, o.as_of, o.half_days, o.published_on
  from opportunity o join organisation g on g.municipality_id = o.municipality_id and g.id = o.organisation_id
  where o.municipality_id = (select tenant()) and o.status in ('open', 'closed', 'ended') and o.published_on is not null;

create view public_slot as
  select s.opportunity_id, s.weekday, s.on_day, s.from_min, s.to_min, s.weeks, s.need, s.demanding
  from slot s join opportunity o on o.municipality_id = s.municipality_id and o.id = s.opportunity_id
  where s.municipality_id = (select tenant()) and o.status in ('open', 'closed', 'ended') and o.published_on is not null;

-- Views and plain registers of the place: the same for everybody.
do $$
declare lane text;
begin
  foreach lane in array array['public', 'resident', 'organiser', 'partner', 'link', 'staff', 'job'] loop
    execute format('grant select on public_opportunity, public_activity, public_slot to %I', '{owner}_' || lane);
  end loop;
  foreach lane in array array['public', 'resident', 'organiser', 'partner', 'link'] loop
    call open_lane(lane, 'setting', 'select', 'true', 'key, valid_from, value, source');
    call open_lane(lane, 'programme', 'select', 'true', 'id, name, age_floor, residents_only, starts_on, ends_on');
    call open_lane(lane, 'area', 'select', 'true', 'id, name, position, lat, lng');
    call open_lane(lane, 'town', 'select', 'true', 'id, area_id, name, lat, lng');
    call open_lane(lane, 'facility', 'select', 'true', 'id, kind, name, lat, lng');
    -- Whoever sends a form twice is answered with the first one's result: of this form, nobody else's.
    call open_lane(lane, 'form_once', 'select, insert', 'token = (select my_form())', 'token, location');
    call open_lane(lane, 'form_once', 'update', 'token = (select my_form())', 'location');
    -- What happened and who looked is added, never read.
    call open_lane(lane, 'happening', 'insert', 'true', 'id, kind, subject_kind, subject_id, person_id, actor_id, on_behalf_of, medium, at, data');
    call open_lane(lane, 'audit_log', 'insert', 'actor_id is not distinct from (select actor())', 'id, at, actor_id, action, subject_kind, subject_id, path, request_id');
  end loop;
end $$;

-- What belongs to the resident, the organiser and the partner of the hat that is worn.
call open_lane('resident', 'person', 'select', 'id = (select me())',
  'id, number, family_name, given_name, family_kana, given_kana, birth_on, town_id, address, phone, email, contact_by, contact_note, registered_on, closed_on');
call open_lane('resident', 'consent', 'select', 'person_id = (select me())',
  'id, person_id, purpose, recipient_id, fields, wording, given_on, withdrawn_on');
call open_lane('resident', 'proposal', 'select', 'person_id = (select me())', 'id, person_id, opportunity_id, status');
call open_lane('organiser', 'organisation', 'select', 'id = (select my_organisation())',
  'id, kind, name, kana, corporate_number, sector, town_id, address, phone, email, contact_name, about, verified_at');
call open_lane('organiser', 'opportunity', 'select', 'organisation_id = (select my_organisation())',
  'id, organisation_id, title, summary, description, legal_form, category, status, capacity, taken, published_on, ends_on, as_of');
call open_lane('partner', 'organisation', 'select', 'id = (select my_organisation())',
  'id, kind, name, kana, sector, town_id, address, phone, email, contact_name, about, services, verified_at');

-- The queue of jobs is closed to the lanes of requests: this function plans one, for the municipality of the transaction.
revoke execute on function enqueue from {app};
do $$ begin
  execute format('grant execute on function enqueue to %I, %I', '{owner}_staff', '{owner}_job');
end $$;

-- What residents see of their own on their page, and what they do there: their requests, their consents, who looked at their
-- record, and what they ask of their own data.
-- Old code: gives and withdraws consents and joins requests as before; nothing is taken away.

-- Whose request it is, once the desk knows who asked; a request about somebody else belongs to nobody here.
alter table request add column asked_by uuid, add foreign key (municipality_id, asked_by) references person;
alter table request_entry add column asked_by uuid, add foreign key (municipality_id, asked_by) references person;
create index request_asked_by on request (municipality_id, asked_by) where asked_by is not null;
create index request_entry_asked_by on request_entry (municipality_id, asked_by) where asked_by is not null;
create function settle_asked_by() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_table_name = 'request' then
    update request_entry set asked_by = new.asked_by where municipality_id = new.municipality_id and request_id = new.id;
    return null;
  end if;
  new.asked_by := (select r.asked_by from request r where r.municipality_id = new.municipality_id and r.id = new.request_id);
  return new;
end $$;
revoke execute on function settle_asked_by from public;
create trigger settle_asked_by after update of asked_by on request for each row execute function settle_asked_by();
create trigger settle_asked_by before insert on request_entry for each row execute function settle_asked_by();
do $$
declare m record;
begin
  for m in select id from municipality loop
    perform set_config('app.tenant', m.id::text, true);
    update request r set asked_by = j.person_id from (
      select distinct on (request_id) request_id, person_id from request_entry
      where municipality_id = m.id and verb = 'join' order by request_id, at desc, id desc) j
    where r.municipality_id = m.id and r.id = j.request_id and r.whom <> 'other';
  end loop;
  perform set_config('app.tenant', '', true);
end $$;
call open_lane('resident', 'request', 'select', 'asked_by = (select me())',
  'id, code, opportunity_id, words, wish, name, phone, email, address, times, note, whom, whom_note, lives, due_on, medium, received_at, asked_by');
call open_lane('resident', 'request_entry', 'select', 'asked_by = (select me())', 'id, request_id, verb, at, asked_by');
call open_lane('resident', 'request_entry', 'insert', 'verb = ''withdraw'' and request_id in (select r.id from request r where r.asked_by = (select me()))',
  'id, request_id, verb, at');

-- Consents are given and withdrawn by themselves; to whom one was given is told by the name of the organisation.
call open_lane('resident', 'consent', 'insert', 'person_id = (select me()) and taken_by = (select actor()) and given_by_medium = ''web'' and recipient_id is null',
  'id, person_id, purpose, recipient_id, fields, wording, given_on, given_by_medium, taken_by');
call open_lane('resident', 'consent', 'update', 'person_id = (select me())', 'withdrawn_on, withdrawn_by');
call open_lane('resident', 'organisation', 'select', 'true', 'id, name');
call listen('person.consent-withdrawn', 'consent-follow');
-- What rests on a consent is paused with it, whoever withdraws it: a resident sees none of the steps.
alter function consent_pauses() security definer set search_path = public, pg_temp;

-- Who looked at the person of this hat, day by day, with their roles of that day and never their name; not they themselves,
-- nor who came by a link.
create function my_looks(since date) returns table (day date, action text, roles text[], listed boolean, refused boolean, count int)
  language sql stable security definer set search_path = public, pg_temp as $$
  with mine as (
    select me() as id
    union select h.subject_id from happening h where h.municipality_id = (select tenant()) and h.person_id = (select me())
      and h.subject_kind in ('person', 'consultation', 'proposal', 'proposal-entry', 'assignment', 'attendance', 'absence', 'correction', 'consent', 'request', 'step', 'call', 'list')
    union select s.id from step s where s.municipality_id = (select tenant()) and s.person_id = (select me())
    union select e.request_id from request_entry e where e.municipality_id = (select tenant()) and e.person_id = (select me())
  ), ids as (select array(select id from mine) as all_of),
  seen as (
    select (l.at at time zone 'Asia/Tokyo')::date as day, l.action, l.actor_id, (l.subject_id = any(i.all_of)) is not true as listed, l.refused is not null as refused
    from audit_log l, ids i where l.municipality_id = (select tenant()) and l.subject_id = any(i.all_of)
      and l.at >= (since::timestamp at time zone 'Asia/Tokyo')
    union all
    select (l.at at time zone 'Asia/Tokyo')::date, l.action, l.actor_id, true, l.refused is not null
    from audit_log l, ids i where l.municipality_id = (select tenant()) and l.shown @> array[(select me())]
      and (l.subject_id = any(i.all_of)) is not true and l.at >= (since::timestamp at time zone 'Asia/Tokyo')
  )
  select s.day, s.action, array(select distinct r.role from role_grant r where r.municipality_id = (select tenant()) and r.account_id = s.actor_id
      and r.scope_kind is null and r.from_on <= s.day and (r.until_on is null or r.until_on >= s.day) order by r.role),
    s.listed, s.refused, count(*)::int
  from seen s join account a on a.municipality_id = (select tenant()) and a.id = s.actor_id
  where not a.resident and (select me()) is not null
  group by 1, 2, 3, 4, 5 order by 1 desc, 2 limit 500 $$;
revoke execute on function my_looks from public;
do $$ begin
  execute format('grant execute on function my_looks to %I', '{owner}_resident');
end $$;

-- What somebody asks of their own data: that it be put right, or deleted. The desk answers.
create table data_wish (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('correct', 'delete')),
  words text not null,
  by_account uuid not null,
  at timestamptz not null,
  answer text,
  answered_by uuid,
  answered_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, by_account) references account,
  foreign key (municipality_id, answered_by) references account,
  check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null))
);
create index data_wish_person on data_wish (municipality_id, person_id, at);
create index data_wish_by on data_wish (municipality_id, by_account);
create index data_wish_answered_by on data_wish (municipality_id, answered_by) where answered_by is not null;
call protect('data_wish', 'select, update');
call open_lane('job', 'data_wish', 'insert');
call limit_rows('data_wish', 'exists (select from person p where p.municipality_id = (select tenant()) and p.id = person_id)');
call open_lane('resident', 'data_wish', 'select', 'person_id = (select me())', 'id, person_id, kind, words, at, answer, answered_at');
call open_lane('resident', 'data_wish', 'insert', 'person_id = (select me()) and by_account = (select actor()) and answer is null',
  'id, person_id, kind, words, by_account, at');
call listen('data-wish.made', 'data-wish-step');

-- A card from the desk: with its code, the number and the birth date somebody comes in who has no mail. What is asked of them
-- stands here as it was when it was printed: the lane of the entry reads nobody's record.
create table entry_card (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  person_id uuid not null,
  number int not null,
  birth_on date not null,
  name text not null,
  code_hash bytea not null,
  at timestamptz not null,
  until_at timestamptz not null,
  by_account uuid not null,
  tries int not null default 0,
  used_at timestamptz,
  -- a newer one was printed, or the desk took it back
  ended_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, by_account) references account
);
create index entry_card_person on entry_card (municipality_id, person_id, at);
create index entry_card_by on entry_card (municipality_id, by_account);
create unique index entry_card_one on entry_card (municipality_id, number) where used_at is null and ended_at is null;
call protect('entry_card', 'select, insert, update');
call limit_rows('entry_card', 'exists (select from person p where p.municipality_id = (select tenant()) and p.id = person_id)');
call open_lane('entry', 'entry_card', 'select, update');

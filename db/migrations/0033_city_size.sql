-- What a city of 100,000 residents asks every day is answered by an index, or from what is kept beside the records.

-- Consents by person: the page of a person read all of them there are.
create index consent_person on consent (municipality_id, person_id, given_on desc, id desc);

-- The list of people in its orders, and how many are at the desk.
create index person_by_kana on person (municipality_id, kana_key, number);
create index person_by_birth on person (municipality_id, birth_on, number);
create index person_closed on person (municipality_id, closed_on);

-- The characters of a text and its pairs of characters, by which a piece inside a name or a number is found.
create function pieces(words text) returns text[] language sql immutable strict parallel safe as $$
  select array(select distinct substr(words, at, size) from generate_series(1, length(words)) at, generate_series(1, 2) size)
$$;
create index person_pieces on person using gin (pieces(name_key || ' ' || kana_key || ' ' || coalesce(phone_digits, '')));
-- Row-level security keeps the planner from this index (its operator is not leakproof), so whoever looks for a piece reads
-- a view of the owner, which names the tenant itself.
create policy owner_reads on person for select to current_user using (true);
create view person_words as
  select id, number, family_name, given_name, family_kana, given_kana, birth_on, closed_on, town_id, name_key, kana_key, phone_digits,
    pieces(name_key || ' ' || kana_key || ' ' || coalesce(phone_digits, '')) as pieces
  from person where municipality_id = (select tenant());

-- The same for activities of every status: the index that the public searches knows the published ones only.
create index opportunity_search_all on opportunity using gin (search);
create view opportunity_words as
  select id, search, search_text from opportunity where municipality_id = (select tenant());
create index opportunity_latest on opportunity (municipality_id, created_at desc, id);
create index opportunity_status on opportunity (municipality_id, status);

do $$
declare lane text;
begin
  foreach lane in array array['staff', 'job'] loop
    execute format('grant select on person_words, opportunity_words to %I', '{owner}_' || lane);
  end loop;
end $$;

-- Figures of a year are counted from narrow indexes.
drop index consultation_day;
create index consultation_day on consultation (municipality_id, on_day desc, created_at desc, id) include (channel, person_id, minutes, satisfied, by_account);
create index person_birth on person (municipality_id, id) include (birth_on);
create index opportunity_category on opportunity (municipality_id, id) include (category);

-- Who would like a field: whom to look at first for an activity while a whole city is not in memory yet.
create index wish_liked on wish (municipality_id, category, person_id) where score > 0;

-- The most pressing open steps, whoever owns them, and of whom.
create index step_due on step (municipality_id, due_on, id) include (person_id) where done_at is null;
drop index step_worklist;
create index step_worklist on step (municipality_id, owner_id, due_on, id) where done_at is null;

-- People at the desk for whom nothing is planned: nobody should be among them. Kept at the end of each transaction that
-- touches a person or a step, so that the first page of the day need not look through all people.
create table unplanned_person (
  municipality_id uuid not null default tenant() references municipality,
  person_id uuid not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, person_id),
  foreign key (municipality_id, person_id) references person on delete cascade
);
call protect('unplanned_person', 'select');
create index step_of_person on step (municipality_id, person_id) where done_at is null;
create index person_registered on person (municipality_id, registered_on) where closed_on is null;

create function note_unplanned() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  of_person uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
begin
  if of_person is null then return null; end if;
  if exists (select from person where municipality_id = new.municipality_id and id = of_person and closed_on is null)
    and not exists (select from step where municipality_id = new.municipality_id and person_id = of_person and done_at is null) then
    insert into unplanned_person (municipality_id, person_id) values (new.municipality_id, of_person) on conflict do nothing;
  else
    delete from unplanned_person where municipality_id = new.municipality_id and person_id = of_person;
  end if;
  return null;
end $$;
create constraint trigger person_unplanned after insert or update of closed_on on person deferrable initially deferred
  for each row execute function note_unplanned('id');
create constraint trigger step_unplanned after insert or update of done_at on step deferrable initially deferred
  for each row execute function note_unplanned('person_id');
do $$
declare m record;
begin
  for m in select id from municipality loop
    perform set_config('app.tenant', m.id::text, true);
    insert into unplanned_person (municipality_id, person_id)
      select m.id, p.id from person p where p.municipality_id = m.id and p.closed_on is null and not exists (
        select from step s where s.municipality_id = m.id and s.person_id = p.id and s.done_at is null);
  end loop;
  perform set_config('app.tenant', '', true);
end $$;

-- What became of a proposal so far, in one narrow row: kept from its entries by whatever writes them, so that lists are
-- sorted and weights judged without reading every entry there ever was.
create table proposal_story (
  municipality_id uuid not null default tenant() references municipality,
  proposal_id uuid not null,
  first_on date not null,
  last_on date not null,
  begun text not null,
  why text,
  accepted boolean not null,
  decided boolean not null,
  started_on date,
  last_verb text not null,
  last_reason text,
  -- The day of the row that was written last, which need not be the latest day.
  ended_on date not null,
  -- The reason for which it came to nothing.
  reason text,
  reasons text[] not null,
  -- Whether the points with which it was shown are known.
  told boolean not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, proposal_id),
  foreign key (municipality_id, proposal_id) references proposal on delete cascade
);
call protect('proposal_story', 'select');
create index proposal_story_latest on proposal_story (municipality_id, last_on desc, proposal_id desc);

-- Writes the stories of these proposals; null: of all of the municipality.
create procedure keep_stories(city uuid, proposals uuid[]) language sql as $$
  insert into proposal_story (municipality_id, proposal_id, first_on, last_on, begun, why, accepted, decided, started_on, last_verb, last_reason, ended_on, reason, reasons, told)
  select city, e.proposal_id, min(e.on_day), max(e.on_day), (array_agg(e.verb order by e.at, e.id))[1], (array_agg(e.reason order by e.at, e.id))[1],
    bool_or(e.verb = 'accept'), bool_or(e.verb = 'decide'), max(e.on_day) filter (where e.verb = 'start'),
    (array_agg(e.verb order by e.at desc, e.id desc))[1], (array_agg(e.reason order by e.at desc, e.id desc))[1], (array_agg(e.on_day order by e.at desc, e.id desc))[1],
    max(e.reason) filter (where e.verb <> 'propose'), coalesce(array_agg(distinct e.reason) filter (where e.reason is not null), '{}'),
    bool_or(q.weights_version is not null and q.terms <> '{}')
  from proposal_entry e join proposal q on q.municipality_id = e.municipality_id and q.id = e.proposal_id
  where e.municipality_id = city and (proposals is null or e.proposal_id = any(proposals))
  group by e.proposal_id
  on conflict (municipality_id, proposal_id) do update set first_on = excluded.first_on, last_on = excluded.last_on, begun = excluded.begun,
    why = excluded.why, accepted = excluded.accepted, decided = excluded.decided, started_on = excluded.started_on,
    last_verb = excluded.last_verb, last_reason = excluded.last_reason, ended_on = excluded.ended_on, reason = excluded.reason,
    reasons = excluded.reasons, told = excluded.told
$$;
revoke execute on procedure keep_stories from public;

create function note_stories() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare c record;
begin
  for c in select municipality_id as city, array_agg(distinct proposal_id) as proposals from changed group by municipality_id loop
    call keep_stories(c.city, c.proposals);
  end loop;
  return null;
end $$;
create trigger entry_added after insert on proposal_entry referencing new table as changed for each statement execute function note_stories();
create trigger entry_changed after update on proposal_entry referencing new table as changed for each statement execute function note_stories();
create trigger entry_gone after delete on proposal_entry referencing old table as changed for each statement execute function note_stories();

do $$
declare m record;
begin
  for m in select id from municipality loop
    perform set_config('app.tenant', m.id::text, true);
    call keep_stories(m.id, null);
  end loop;
  perform set_config('app.tenant', '', true);
end $$;

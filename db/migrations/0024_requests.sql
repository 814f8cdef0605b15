-- 依頼: a resident asks the desk to call. A visitor may add one and read none; whoever holds its signed link sees it and may
-- withdraw it; the desk works on it.
create table request (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  -- Made of a form and its answers: sent once more it is the same, changed it is another.
  form uuid not null,
  -- The number for people: six characters that are not taken for each other, and one that checks them.
  code text not null check (code ~ '^[34679ACEFHKMRTWXY]{7}$'),
  opportunity_id uuid,
  words text not null default '',
  wish text not null,
  name text not null,
  phone text not null default '',
  email text not null default '',
  address text not null default '',
  check (phone <> '' or email <> '' or address <> ''),
  -- For finding whom the desk knows already, and for counting what comes from one contact.
  name_key text not null,
  kana_key text not null default '',
  phone_digits text,
  contacts text[] not null,
  times text[] not null default '{}',
  note text not null default '',
  whom text not null,
  whom_note text not null default '',
  lives text,
  -- The version of the words to which was agreed.
  wording text not null,
  -- A hash of the address and the day, for counting only; null where staff typed it.
  place bytea,
  -- By when the desk calls, as it was told.
  due_on date not null,
  medium text not null default 'web',
  typed_by uuid,
  received_at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, code),
  unique (municipality_id, form),
  foreign key (municipality_id, opportunity_id) references opportunity,
  foreign key (municipality_id, typed_by) references account
);
create index request_received on request (municipality_id, received_at);
create index request_opportunity on request (municipality_id, opportunity_id);
call protect('request', 'select, insert, update');

-- What came of it; the status is derived from these rows.
create table request_entry (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  request_id uuid not null,
  verb text not null,
  outcome text,
  note text not null default '',
  -- Whom it was joined with.
  person_id uuid,
  by_account uuid,
  at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  check ((verb = 'join') = (person_id is not null)),
  check ((verb = 'close') = (outcome is not null)),
  foreign key (municipality_id, request_id) references request,
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, by_account) references account
);
create index request_entry_request on request_entry (municipality_id, request_id, at);
create index request_entry_person on request_entry (municipality_id, person_id) where person_id is not null;
create unique index request_ended_once on request_entry (municipality_id, request_id) where verb in ('withdraw', 'close');
call protect('request_entry', 'select, insert');

call open_lane('public', 'request', 'insert', 'medium = ''web'' and typed_by is null',
  'id, form, code, opportunity_id, words, wish, name, phone, email, address, name_key, kana_key, phone_digits, contacts, times, note, whom, whom_note, lives, wording, place, due_on, medium, received_at');
call open_lane('link', 'request', 'select', 'id = (select link_subject(''request''))',
  'id, code, opportunity_id, words, wish, name, phone, email, address, times, note, whom, whom_note, lives, due_on, medium, received_at');
call open_lane('link', 'request_entry', 'select', 'request_id = (select link_subject(''request''))', 'id, request_id, verb, at');
call open_lane('link', 'request_entry', 'insert', 'verb = ''withdraw'' and request_id = (select link_subject(''request''))',
  'id, request_id, verb, at');

-- How many came from one place since then, and the most from one of these contacts since the day before: two numbers, no
-- row. Whoever asks from one place waits for the others there, so that a hundred at once cannot slip past a limit.
create function request_counts(from_place bytea, from_contacts text[], hour_ago timestamptz, day_ago timestamptz)
  returns table (place int, contact int)
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtext('request ' || encode(from_place, 'hex')));
  return query
    select (count(*) filter (where r.place = from_place and r.received_at > hour_ago))::int,
      coalesce((select max(n) from (select count(*)::int as n from request q, unnest(q.contacts) c
        where q.received_at > day_ago and c = any(from_contacts) group by c) t), 0)
    from request r where r.received_at > day_ago;
end $$;
revoke execute on function request_counts from public;
do $$ begin
  execute format('grant execute on function request_counts to %I', '{owner}_public');
end $$;

-- From here on a request that comes in becomes a step of the desk, and one that is withdrawn ends it.
call listen('request.received', 'request-step');
call listen('request.withdrawn', 'request-withdrawn');

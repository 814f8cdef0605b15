-- What residents say by pictures is kept once they, or a counsellor for them, press for it: a line for each thing, to be put right
-- and forgotten one by one; what they chose; and searches of which they are told what is new.
-- Old code: knows nothing of it; nothing of it is taken away.

-- One thing that somebody said: the answer to the picture of a field, when they can come, a day on which they cannot, from where,
-- and how far by a means.
create table interest_line (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('field', 'when', 'off', 'from', 'way')),
  -- the field, the day, the means; of the others there is one
  key text not null default '' check (length(key) <= 60),
  value text not null default '' check (length(value) <= 200),
  -- by themselves, or as they told the desk
  medium text not null check (medium in ('web', 'visit', 'phone', 'paper')),
  by_account uuid not null,
  at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, person_id, kind, key),
  foreign key (municipality_id, person_id) references person on delete cascade,
  foreign key (municipality_id, by_account) references account
);
create index interest_line_by on interest_line (municipality_id, by_account);
call protect('interest_line');
call limit_rows('interest_line', sees('person_id'));

-- An activity that they put aside to look at again.
create table interest_choice (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  person_id uuid not null,
  opportunity_id uuid not null,
  at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, person_id, opportunity_id),
  foreign key (municipality_id, person_id) references person on delete cascade,
  foreign key (municipality_id, opportunity_id) references opportunity on delete cascade
);
create index interest_choice_opportunity on interest_choice (municipality_id, opportunity_id);
call protect('interest_choice');
call limit_rows('interest_choice', sees('person_id'));

-- A question that somebody asked the list of activities or 「わたしに合うもの」, of which they are told what is new.
create table saved_search (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('list', 'for-me')),
  -- as it stands in the address, and in words
  asked text not null check (length(asked) between 1 and 1500),
  name text not null check (length(name) between 1 and 200),
  begun_on date not null,
  until_on date not null check (until_on > begun_on),
  -- what was published up to this day was looked at
  looked_on date not null,
  by_account uuid not null,
  ended_at timestamptz,
  ended_as text check (ended_as in ('self', 'link', 'over')),
  check ((ended_at is null) = (ended_as is null)),
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person on delete cascade,
  foreign key (municipality_id, by_account) references account
);
create unique index saved_search_once on saved_search (municipality_id, person_id, kind, asked) where ended_at is null;
create index saved_search_person on saved_search (municipality_id, person_id);
create index saved_search_looked on saved_search (municipality_id, looked_on) where ended_at is null;
create index saved_search_by on saved_search (municipality_id, by_account);
call protect('saved_search');
call limit_rows('saved_search', sees('person_id'));

-- Which activities were told of by a search: none twice, also where it is published anew.
create table saved_search_told (
  municipality_id uuid not null default tenant() references municipality,
  search_id uuid not null,
  opportunity_id uuid not null,
  on_day date not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, search_id, opportunity_id),
  foreign key (municipality_id, search_id) references saved_search on delete cascade,
  foreign key (municipality_id, opportunity_id) references opportunity on delete cascade
);
create index saved_search_told_opportunity on saved_search_told (municipality_id, opportunity_id);
call protect('saved_search_told', 'select, insert');
call limit_rows('saved_search_told', 'exists (select from saved_search s where s.municipality_id = (select tenant()) and s.id = search_id)');

-- Residents keep, put right and forget their own; whoever holds the link of a notice ends the search by which it came.
call open_lane('resident', 'interest_line', 'select', 'person_id = (select me())', 'municipality_id, id, person_id, kind, key, value, medium, at');
call open_lane('resident', 'interest_line', 'insert', 'person_id = (select me()) and by_account = (select actor()) and medium = ''web''',
  'id, person_id, kind, key, value, medium, by_account, at');
call open_lane('resident', 'interest_line', 'update', 'person_id = (select me())', 'value, medium, by_account, at');
call open_lane('resident', 'interest_line', 'delete', 'person_id = (select me())', 'id');
call open_lane('resident', 'interest_choice', 'select', 'person_id = (select me())', 'municipality_id, id, person_id, opportunity_id, at');
call open_lane('resident', 'interest_choice', 'insert', 'person_id = (select me())', 'id, person_id, opportunity_id, at');
call open_lane('resident', 'interest_choice', 'delete', 'person_id = (select me())', 'id');
call open_lane('resident', 'saved_search', 'select', 'person_id = (select me())', 'id, person_id, kind, asked, name, begun_on, until_on, ended_at, ended_as');
call open_lane('resident', 'saved_search', 'insert', 'person_id = (select me()) and by_account = (select actor()) and ended_at is null',
  'id, person_id, kind, asked, name, begun_on, until_on, looked_on, by_account');
call open_lane('resident', 'saved_search', 'update', 'person_id = (select me())', 'ended_at, ended_as');
call open_lane('link', 'saved_search', 'select', 'id = (select link_subject(''saved_search''))', 'id, name, until_on, ended_at');
call open_lane('link', 'saved_search', 'update', 'id = (select link_subject(''saved_search''))', 'ended_at, ended_as');

-- What was planned of a search that ended is not sent.
call listen('saved-search.ended', 'saved-search-unsay');

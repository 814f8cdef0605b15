-- Residents come in by themselves: without a password, by a code that is sent to where they are reached. Their accounts are
-- no staff's; who they are, the desk has not looked at until it says so.
-- Old code: lists the accounts of residents among the staff, and ends every session after half an hour; nothing else is taken.

-- An account of a resident: it is in no list of staff, and whoever sees a part of the people sees only those of theirs.
alter table account add column resident boolean not null default false;
-- 「この端末をおぼえる」: this session ends by its day alone, not half an hour after the last look.
alter table session add column remembered boolean not null default false;
do $$ begin
  execute format('grant select (resident), update (name) on account to %I', '{owner}_staff');
end $$;
create index account_of_staff on account (municipality_id, name, login) where not resident;
call limit_rows('role_grant', 'scope_kind is distinct from ''person'' or exists (select from person p where p.municipality_id = (select tenant()) and p.id = scope_id)');
call limit_rows('account', 'not resident or exists (select from role_grant g join person p on p.municipality_id = g.municipality_id and p.id = g.scope_id
  where g.municipality_id = (select tenant()) and g.account_id = account.id and g.scope_kind = ''person'')');
call limit_rows('session', 'exists (select from account a where a.municipality_id = (select tenant()) and a.id = account_id)');
create index role_grant_scope on role_grant (municipality_id, scope_id) where scope_id is not null;

-- By what an account is entered: the same address may belong to several people (a couple with one mailbox).
create table sign_in_address (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  account_id uuid not null,
  channel text not null check (channel in ('mail', 'sms')),
  -- as it is compared, and as it was typed
  key text not null,
  shown text not null,
  since timestamptz not null,
  ended_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, account_id) references account
);
create index sign_in_address_key on sign_in_address (municipality_id, channel, key) where ended_at is null;
create index sign_in_address_account on sign_in_address (municipality_id, account_id);
call protect('sign_in_address');
call limit_rows('sign_in_address', 'exists (select from account a where a.municipality_id = (select tenant()) and a.id = account_id)');

-- Somebody on the way in: by the token in its cookie their browser is known again. It names nobody until they are in, and is
-- taken away after a day.
create table sign_in (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  token_hash bytea not null,
  channel text not null check (channel in ('mail', 'sms')),
  key text not null,
  shown text not null,
  -- in: to their own page; join: to register, also where others have this address
  wants text not null check (wants in ('in', 'join')),
  next text not null default '',
  -- a hash of the place and the day, for counting only
  place bytea not null,
  asked_at timestamptz not null,
  -- made when the code is sent, under a key that the database has not
  code_hash bytea,
  expires_at timestamptz,
  tries int not null default 0,
  passed_at timestamptz,
  -- who came in by it, and when
  account_id uuid,
  entered_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, token_hash),
  foreign key (municipality_id, account_id) references account
);
create index sign_in_key on sign_in (municipality_id, channel, key, asked_at);
create index sign_in_place on sign_in (municipality_id, place, asked_at);
create index sign_in_account on sign_in (municipality_id, account_id) where account_id is not null;
create index sign_in_asked on sign_in (municipality_id, asked_at);
call protect('sign_in', '');
call open_lane('job', 'sign_in', 'select, update, delete');
call open_lane('entry', 'sign_in', 'select, insert, update');

-- Who registered by themselves: what they said is not looked at until the desk says whom it knows them as.
create table registration (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  person_id uuid not null,
  account_id uuid not null,
  at timestamptz not null,
  -- new: nobody whom the desk knew; known: they are `known_id`, and what stood at person_id was moved there
  verdict text check (verdict in ('new', 'known')),
  known_id uuid,
  by_account uuid,
  decided_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, person_id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, account_id) references account,
  foreign key (municipality_id, known_id) references person,
  foreign key (municipality_id, by_account) references account,
  check ((verdict is null) = (decided_at is null) and (verdict is null) = (by_account is null)),
  check ((known_id is not null) = (verdict is not distinct from 'known'))
);
create index registration_account on registration (municipality_id, account_id);
create index registration_known on registration (municipality_id, known_id) where known_id is not null;
create index registration_by on registration (municipality_id, by_account) where by_account is not null;
call protect('registration', 'select, update');
call open_lane('job', 'registration', 'insert');
call limit_rows('registration', 'exists (select from person p where p.municipality_id = (select tenant()) and p.id = person_id)
  and (known_id is null or exists (select from person p where p.municipality_id = (select tenant()) and p.id = known_id))');

-- Whoever comes in for the first time is written down in the lane of the entry, which reads nobody: it adds and does not look.
call open_lane('entry', 'account', 'insert');
call open_lane('entry', 'role_grant', 'insert');
call open_lane('entry', 'sign_in_address', 'select, insert');
call open_lane('entry', 'registration', 'insert');
call open_lane('entry', 'person', 'insert');
call open_lane('entry', 'counter', 'select, insert, update');
call open_lane('entry', 'town', 'select');
call open_lane('entry', 'area', 'select');

-- Residents see by what their own account is entered, where it is open, and whether the desk has looked at what they said.
call open_lane('resident', 'sign_in_address', 'select', 'account_id = (select actor())', 'id, account_id, channel, shown, since, ended_at');
call open_lane('resident', 'session', 'select', 'account_id = (select actor())', 'id, account_id, token_hash, seen_at, expires_at, remembered');
call open_lane('resident', 'session', 'delete', 'account_id = (select actor())', 'id');
call open_lane('resident', 'registration', 'select', 'person_id = (select me())', 'id, person_id, at, verdict, decided_at');

call listen('code.asked', 'code-send');
call listen('registration.made', 'registration-step');

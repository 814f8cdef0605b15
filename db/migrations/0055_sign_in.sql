-- Passkeys (WebAuthn level 3) beside the codes of an app: whoever has a second factor has its spare codes, and an app, passkeys
-- or both.
alter table second_factor
  alter column secret drop not null,
  alter column last_step drop not null,
  add check ((secret is null) = (last_step is null));
do $$ begin
  -- Whether there is an app, not of which secret.
  execute format('grant select (last_step) on second_factor to %I', '{owner}_staff');
end $$;

-- The public half of a key; `host` is the one that it was made for, which is the only one where it opens anything. `synced`: its
-- owner's devices share it, so that it is not lost with one of them.
create table passkey (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  account_id uuid not null,
  credential text not null,
  public_key text not null,
  host text not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  synced boolean not null,
  set_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, credential),
  foreign key (municipality_id, account_id) references account
);
create index passkey_account on passkey (municipality_id, account_id);
call protect('passkey', 'select, delete');
do $$ begin
  execute format('revoke select on passkey from %I', '{owner}_staff');
  execute format('grant select (municipality_id, id, account_id, host, name, synced, set_at, used_at) on passkey to %I', '{owner}_staff');
end $$;
call open_lane('entry', 'passkey', 'select, insert, update, delete');

-- What is good for one login and a few minutes: what a passkey is to sign, where somebody went to another service. The browser
-- holds the token, the row is taken away by whoever comes back with it. `data` is closed under a key of that token.
create table login_once (
  municipality_id uuid not null default tenant() references municipality,
  token_hash bytea not null,
  purpose text not null check (purpose in ('passkey.enter', 'passkey.set', 'identity.enter', 'identity.bind')),
  account_id uuid,
  data text,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, token_hash),
  foreign key (municipality_id, account_id) references account
);
create index login_once_account on login_once (municipality_id, account_id);
create index login_once_expires on login_once (municipality_id, expires_at);
call protect('login_once', 'select');
drop policy staff_select on login_once;
do $$ begin execute format('revoke select on login_once from %I', '{owner}_staff'); end $$;
call open_lane('entry', 'login_once', 'select, insert, delete');

-- The city's own identity service (OpenID Connect), where it has one. `secret` is closed under a key outside of the database: the
-- secret that was agreed with the service, or our private key. `counts`: who comes from there has shown a second factor there.
-- `fresh`: it asks each time anew who it is, for a desk at which one after the other works.
create table identity_service (
  municipality_id uuid primary key default tenant() references municipality,
  name text not null,
  issuer text not null,
  client_id text not null,
  proof text not null check (proof in ('secret', 'key')),
  secret text not null,
  public_key text,
  counts boolean not null,
  fresh boolean not null,
  set_at timestamptz not null,
  created_at timestamptz not null default now(),
  check ((proof = 'key') = (public_key is not null))
);
call protect('identity_service');
do $$ begin
  execute format('revoke select on identity_service from %I', '{owner}_staff');
  execute format('grant select (municipality_id, name, issuer, client_id, proof, public_key, counts, fresh, set_at) on identity_service to %I', '{owner}_staff');
end $$;
call open_lane('entry', 'identity_service', 'select');

-- Whom the service means by a subject: an account that is here already, bound to it by its owner.
create table account_identity (
  municipality_id uuid not null default tenant() references municipality,
  account_id uuid not null,
  issuer text not null,
  subject text not null,
  bound_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (municipality_id, account_id),
  unique (municipality_id, issuer, subject),
  foreign key (municipality_id, account_id) references account
);
call protect('account_identity', 'select, delete');
call open_lane('entry', 'account_identity', 'select, insert, update, delete');

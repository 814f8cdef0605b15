-- Accounts are administered: invited, given roles, closed, opened again, without anybody else knowing a password.

-- An account that was invited has no password yet. Since `reset_at` the password opens nothing: its owner was given a link to
-- choose a new one.
alter table account
  alter column password_hash drop not null,
  alter column password_changed_at drop not null,
  add column reset_at timestamptz,
  add check (reset_at is not null or (password_hash is not null and password_changed_at is not null));

-- By this a session is named on a page: the hash of its token is for the database.
alter table session add column id uuid not null default gen_random_uuid();
create unique index session_id on session (municipality_id, id);

-- The staff's lane makes accounts without a password, closes them and voids a password; it neither reads nor sets one.
do $$ begin
  execute format('grant select (reset_at) on account to %I', '{owner}_staff');
end $$;
call open_lane('staff', 'account', 'insert', 'true', 'id, login, name, reset_at');
call open_lane('staff', 'account', 'update', 'true', 'disabled_at, reset_at');
-- Whoever holds the link of an account sets the password of that one.
call open_lane('link', 'account', 'select', 'id = (select link_subject(''account''))', 'id, login, name, reset_at');
call open_lane('link', 'account', 'update', 'id = (select link_subject(''account''))', 'password_hash, password_changed_at, reset_at');

-- A second factor (RFC 6238): its secret, closed under a key that stands outside of the database; the last step of thirty
-- seconds of which a code was taken, so that none is taken twice (ASVS 5.0, 6.5.1); and the hashes of the spare codes that
-- are left. Only the entry reads it: the others see that there is one, and may take it away.
create table second_factor (
  municipality_id uuid not null default tenant() references municipality,
  account_id uuid not null,
  secret text not null,
  last_step bigint not null,
  codes text[] not null,
  set_at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, account_id),
  foreign key (municipality_id, account_id) references account
);
call protect('second_factor', 'select, delete');
do $$ begin
  execute format('revoke select on second_factor from %I', '{owner}_staff');
  execute format('grant select (municipality_id, account_id, set_at) on second_factor to %I', '{owner}_staff');
end $$;
call open_lane('entry', 'second_factor', 'select, insert, update, delete');

-- An account is closed with its steps handed over. A step that is being given to it at that very moment waits for the end of
-- that, and is then refused as when somebody else holds what is asked for: asked again, it goes to another one.
create function step_owner_is_here() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from account where municipality_id = new.municipality_id and id = new.owner_id and disabled_at is null for share;
  if not found then raise exception 'the owner of a step has left' using errcode = 'lock_not_available'; end if;
  return new;
end $$;
create trigger step_owner_is_here before insert on step for each row when (new.done_at is null) execute function step_owner_is_here();

-- A signed link opens one thing for one purpose to whoever holds it, without a login. Its token is stored nowhere: only the
-- SHA-256 of it, by which it is known.
create table signed_link (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  token_hash bytea not null check (octet_length(token_hash) = 32),
  purpose text not null,
  subject_kind text not null,
  subject_id uuid not null,
  expires_at timestamptz not null,
  -- How often a form may still be sent by it; null: as often as one likes until it expires.
  uses_left int check (uses_left >= 0),
  used_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, token_hash),
  foreign key (municipality_id, revoked_by) references account,
  check (revoked_by is null or revoked_at is not null)
);
create index signed_link_subject on signed_link (municipality_id, subject_kind, subject_id);
call protect('signed_link', 'select, insert, update');

-- The time of the request as its own clock says (rule 4), sealed with the other claims: the page and the database judge an
-- expiry by the same clock, also where that of the demo or of a test stands still.
create function asked_at() returns timestamptz language sql stable as $$ select nullif((sealed())[9], '')::timestamptz $$;

-- A uuid v7 says when it was made: whether that was within ten minutes, as far as clocks may differ for a seal.
create function made_lately(id uuid) returns boolean language sql stable as $$
  select abs(extract(epoch from now()) * 1000 - ('x' || translate(left(id::text, 13), '-', ''))::bit(48)::bigint) < 600000 $$;

-- A visitor is given a link to what they have just sent. Whoever injects a statement makes none to what others sent before.
call open_lane('public', 'signed_link', 'insert', '(select made_lately(subject_id))',
  'id, token_hash, purpose, subject_kind, subject_id, expires_at, uses_left');
-- Whoever holds a link sees it, and no other one.
call open_lane('link', 'signed_link', 'select', 'token_hash = (select my_link())',
  'token_hash, purpose, subject_kind, subject_id, expires_at, uses_left, used_at, revoked_at');
call open_lane('link', 'signed_link', 'update', 'token_hash = (select my_link())', 'uses_left, used_at');

-- What the live link of this transaction is about, where it is of this kind; null where there is none. A noun opens its
-- table with `id = (select link_subject('request'))`. A use that this very transaction took still counts for it.
create function link_subject(kind text) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  select subject_id from signed_link
  where municipality_id = (select tenant_in('link')) and token_hash = (select my_link()) and subject_kind = kind
    and revoked_at is null and expires_at > (select asked_at())
    and (uses_left is null or uses_left > 0 or xmin = pg_current_xact_id_if_assigned()::xid) $$;

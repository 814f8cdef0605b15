-- Stand-in for the signed links, with the interface of theirs.
create table signed_link (
  municipality_id uuid not null default tenant() references municipality,
  token_hash bytea not null,
  purpose text not null,
  subject_kind text not null,
  subject_id uuid not null,
  until timestamptz not null,
  revoked_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (municipality_id, token_hash)
);
call protect('signed_link');
call open_lane('public', 'signed_link', 'insert', 'true', 'token_hash, purpose, subject_kind, subject_id, until');
call open_lane('link', 'signed_link', 'select', 'token_hash = (select my_link())', 'token_hash, purpose, subject_kind, subject_id, until, revoked_at');
create function link_subject(kind text) returns uuid language sql stable as $$
  select subject_id from signed_link where token_hash = (select my_link()) and subject_kind = kind $$;

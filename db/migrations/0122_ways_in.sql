-- ログインのしかた: residents see by what they come in, add to it, change it and take it away.
-- Old code: asks for no code with the new word, and knows nothing of the new table; all that it writes is as good as before.

-- add: whoever is in already proves another address; it stands in the place of `instead_id`, where that is told.
alter table sign_in drop constraint sign_in_wants_check;
alter table sign_in add constraint sign_in_wants_check check (wants in ('in', 'join', 'add'));
alter table sign_in add column instead_id uuid,
  add foreign key (municipality_id, instead_id) references sign_in_address,
  add check (wants <> 'add' or account_id is not null);
create index sign_in_instead on sign_in (municipality_id, instead_id) where instead_id is not null;

-- What was changed of the ways in. Whoever was reached before is told, and can put all back to how it was before this.
create table way_change (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  account_id uuid not null,
  way text not null check (way in ('mail', 'sms', 'passkey')),
  act text not null check (act in ('added', 'removed', 'changed')),
  -- the address, or how the passkey is called
  shown text not null,
  at timestamptz not null,
  undone_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, account_id) references account
);
create index way_change_account on way_change (municipality_id, account_id, at);
call protect('way_change', '');
call open_lane('job', 'way_change', 'select, insert, update, delete');
call open_lane('entry', 'way_change', 'insert');
call open_lane('resident', 'way_change', 'select', 'account_id = (select actor())', 'id, account_id, way, act, shown, at, undone_at');
call open_lane('link', 'way_change', 'select', 'id = (select link_subject(''way_change''))', 'id, way, act, at, undone_at');
call open_lane('link', 'way_change', 'update', 'id = (select link_subject(''way_change''))', 'undone_at');

call open_lane('entry', 'sign_in_address', 'update', 'true', 'ended_at');
-- Residents see where the code of their own goes that they wait for, their passkeys (no key), and whether a card of theirs is good.
call open_lane('resident', 'sign_in', 'select', 'account_id = (select actor())', 'id, account_id, wants, channel, shown, instead_id, asked_at, entered_at');
call open_lane('resident', 'passkey', 'select', 'account_id = (select actor())', 'id, account_id, host, name, synced, set_at, used_at');
call open_lane('resident', 'entry_card', 'select', 'person_id = (select me()) and (select my_standing()) is null', 'id, person_id, at, until_at, tries, used_at, ended_at');

call listen('way.changed', 'way-told');
call listen('way.undone', 'way-undo');

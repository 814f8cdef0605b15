-- そちらで空いているもの: what is open at a partner (a place in a class, somebody who is looked for), and which others may see it.
-- Old code: knows nothing of it.
create table opening (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  organisation_id uuid not null,
  what text not null,
  for_whom text not null default '',
  until_on date not null,
  -- the desk alone, every partner that has a link, or these
  seen_by text not null check (seen_by in ('desk', 'all', 'chosen')),
  partners uuid[] not null default '{}',
  -- null: the partner itself, by its link
  by_account uuid,
  at timestamptz not null,
  ended_on date,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  check ((seen_by = 'chosen') = (partners <> '{}')),
  foreign key (municipality_id, organisation_id) references organisation,
  foreign key (municipality_id, by_account) references account
);
create index opening_organisation on opening (municipality_id, organisation_id);
create index opening_by on opening (municipality_id, by_account) where by_account is not null;
create index opening_open on opening (municipality_id, until_on) where ended_on is null;
call protect('opening', 'select, insert, update');
call open_lane('link', 'opening', 'insert', 'by_account is null and seen_by <> ''chosen'' and organisation_id = (select link_subject(''organisation''))',
  'id, organisation_id, what, for_whom, until_on, seen_by, at');
-- What whoever holds the standing link of a partner may see: its own, and what others let it see.
create function openings_seen(today date) returns table (organisation text, what text, for_whom text, until_on date, own boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select o.name, p.what, p.for_whom, p.until_on, o.id = me.id
  from (select link_subject('organisation') as id) me, opening p join organisation o on o.municipality_id = p.municipality_id and o.id = p.organisation_id
  where p.municipality_id = (select tenant()) and p.ended_on is null and p.until_on >= today and me.id is not null
    and (o.id = me.id or p.seen_by = 'all' or me.id = any(p.partners)) order by p.until_on, o.kana, p.id limit 100 $$;
revoke execute on function openings_seen from public;
do $$ begin execute format('grant execute on function openings_seen to %I', '{owner}_link'); end $$;

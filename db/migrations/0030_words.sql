-- With which folding (platform/folding.ts) a row was made ready for searching. New rows have today's by themselves; those of
-- before are folded anew at the next start, in batches (src/refold.ts, docs/decisions/0022). The next change of the folding
-- sets the default to 3 and makes these indexes anew.
do $$
declare named text;
begin
  foreach named in array array['opportunity', 'organisation', 'person', 'request'] loop
    execute format('alter table %I add column folding smallint not null default 1', named);
    execute format('alter table %I alter column folding set default 2', named);
    execute format('create index %I on %I (municipality_id, id) where folding < 2', named || '_to_fold', named);
  end loop;
end $$;
alter table organisation add column search_text text not null default '';

-- Towns by their reading and postcode (郵便番号, 7 digits), well-known places by their reading. '' is not known.
alter table town
  add column kana text not null default '',
  add column postcode text not null default '' check (postcode ~ '^(\d{7})?$');
alter table facility add column kana text not null default '';
do $$
declare lane text;
begin
  foreach lane in array array['public', 'resident', 'organiser', 'partner', 'link'] loop
    execute format('grant select (kana, postcode) on town to %I', '{owner}_' || lane);
    execute format('grant select (kana) on facility to %I', '{owner}_' || lane);
  end loop;
end $$;

-- Words of a municipality's own that mean the same in a search, besides those that stand in the program.
create table word (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  -- as it is asked, and what is looked for as well
  asked text not null,
  means text not null,
  source text not null,
  by_account uuid not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, asked, means),
  foreign key (municipality_id, by_account) references account
);
create index word_by on word (municipality_id, by_account);
call protect('word', 'select, insert, delete');
do $$
declare lane text;
begin
  foreach lane in array array['public', 'resident', 'organiser', 'partner', 'link'] loop
    call open_lane(lane, 'word', 'select', 'true', 'asked, means');
  end loop;
end $$;
-- What a list finds changes with the words: it is found anew.
create trigger word_added after insert on word referencing new table as changed for each statement execute function note_activity_change();
create trigger word_gone after delete on word referencing old table as changed for each statement execute function note_activity_change();

-- A correction belongs to whoever's the record is now: once it was given to another person, what stood in it before is told on
-- that one's page and to whoever sees that one, and is erased with them.
-- Old code: writes corrections without `whose`, which the trigger fills, and reads them by the columns that it knows; what it
-- folds counts as folded by today's folding until it is next changed, and differs only in rarer forms of some kanji.
alter table correction
  add column whose uuid,
  add foreign key (municipality_id, whose) references person;
create index correction_whose on correction (municipality_id, whose, at);
create index correction_record on correction (municipality_id, record_id);

create function correction_of_whom() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.whose := coalesce(new.to_person, new.person_id);
  -- The rows of a proposal stand in it and go with it.
  if new.verb = 'move' then
    update correction set whose = new.whose
    where municipality_id = new.municipality_id and (kind = new.kind and record_id = new.record_id or within = new.record_id);
  end if;
  return new;
end $$;
create trigger correction_of_whom before insert on correction for each row execute function correction_of_whom();

do $$
declare m record;
begin
  for m in select id from municipality loop
    perform set_config('app.tenant', m.id::text, true);
    update correction c set whose = coalesce((select n.to_person from correction n
      where n.verb = 'move' and (n.kind = c.kind and n.record_id = c.record_id or n.record_id = c.within) and (n.at, n.id) >= (c.at, c.id)
      order by n.at desc, n.id desc limit 1), c.person_id);
  end loop;
end $$;
call limit_rows('correction', sees('whose'));

-- More forms of kanji are one in a name or a word (platform/variants.ts): what was kept is folded anew at the next start.
do $$
declare named text;
begin
  foreach named in array array['opportunity', 'organisation', 'person', 'request'] loop
    execute format('alter table %I alter column folding set default 3', named);
    execute format('drop index %I', named || '_to_fold');
    execute format('create index %I on %I (municipality_id, id) where folding < 3', named || '_to_fold', named);
  end loop;
end $$;

-- A list that is taken in again and again is a source: a thing with a name, an owner, the match of its columns and its own
-- numbers of rows. Two lists of one city are two sources; neither ends or overwrites what came from the other.
create table import_source (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  name text not null check (name <> ''),
  -- Whose rows the list holds: a row with the code of another municipality waits.
  code text not null,
  -- The department or organisation that answers for it; until the first run a department of its own is made when needed.
  organisation_id uuid,
  -- The field of each heading of its own, as a person said once; '' for one that is not read.
  columns jsonb not null default '{}',
  -- Sheets of its workbooks that are not read.
  left_out jsonb not null default '[]',
  -- How often it was changed by a run: a dry run that was made before another one was carried out is outdated.
  changes int not null default 0,
  paused_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, name),
  foreign key (municipality_id, organisation_id) references organisation
);
create index import_source_organisation on import_source (municipality_id, organisation_id);
call protect('import_source', 'select, insert, update');

alter table import_run
  add column source_id uuid,
  add column source_changes int not null default 0,
  -- The sheets that were read, and what of the file was not.
  add column sheets jsonb not null default '[]',
  add column unread jsonb not null default '[]';

-- A file whose columns a person has to match first; gone once its rows are read or it is put aside.
create table import_file (
  municipality_id uuid not null default tenant() references municipality,
  run_id uuid not null,
  content bytea not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, run_id),
  foreign key (municipality_id, run_id) references import_run on delete cascade
);
call protect('import_file', 'select, insert, delete');

-- What was taken in before belongs to one source per city, as it was kept until now.
do $$
declare m record;
begin
  for m in select id from municipality loop
    perform set_config('app.tenant', m.id::text, true);
    insert into import_source (id, name, code, organisation_id)
      select gen_random_uuid(), 'イベント情報（オープンデータ ' || split_part(k.source, ':', 2) || '）', split_part(k.source, ':', 2),
        (select o.organisation_id from opportunity o where o.source = k.source order by o.created_at, o.id limit 1)
      from (select source from import_run union select source from opportunity where source like 'events:%') k;
    update opportunity o set source = s.id::text from import_source s where o.source = 'events:' || s.code;
    update import_run r set source_id = s.id from import_source s where r.source = 'events:' || s.code;
  end loop;
end $$;
alter table import_run
  drop column source,
  alter column source_id set not null,
  add foreign key (municipality_id, source_id) references import_source;
create index import_run_source on import_run (municipality_id, source_id, planned_at);

-- The work of a plan (事業) whose indicator it is; null: `section` says in words where it stands.
-- Old code: makes versions without one, and goes on as before.
alter table indicator_version add column work_id uuid, add foreign key (municipality_id, work_id) references work;
create index indicator_version_work on indicator_version (municipality_id, work_id) where work_id is not null;
-- Those whose words are the name of one work and of no other.
do $$
declare m record;
begin
  for m in select id from municipality where kind = 'city' loop
    perform set_config('app.tenant', m.id::text, true);
    update indicator_version v set work_id = w.id from work w
      where v.municipality_id = m.id and w.municipality_id = m.id
        and translate(v.section, ' 　', '') = translate(w.code || w.name, ' 　', '')
        and 1 = (select count(*) from work o where o.municipality_id = m.id
          and translate(o.code || o.name, ' 　', '') = translate(w.code || w.name, ' 　', ''));
  end loop;
  perform set_config('app.tenant', '', true);
end $$;

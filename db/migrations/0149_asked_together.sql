-- Who asks the desk says with whom they come, up to three, and whether all or none. Null: nobody asked them.
-- Old code: reads and writes requests without it.
alter table request add column company text check (company in ('alone', 'with')),
  add column companions text[] not null default '{}' check (cardinality(companions) <= 3),
  add column together text check (together in ('all', 'any'));
do $$
declare
  lane text;
begin
  foreach lane in array array['public', 'link', 'resident'] loop
    execute format('grant insert (company, companions, together) on request to %I', '{owner}_' || lane);
  end loop;
  foreach lane in array array['link', 'resident'] loop
    execute format('grant select (company, companions, together) on request to %I', '{owner}_' || lane);
  end loop;
end $$;

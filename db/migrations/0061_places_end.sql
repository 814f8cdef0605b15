-- Areas, towns and facilities end with a day, as programmes do: what was recorded of them keeps its place.
alter table area add column ends_on date;
alter table town add column ends_on date;
alter table facility add column ends_on date;
do $$
declare lane text;
begin
  foreach lane in array array['public', 'resident', 'organiser', 'partner', 'link'] loop
    execute format('grant select (ends_on) on area, town, facility to %I', '{owner}_' || lane);
  end loop;
end $$;

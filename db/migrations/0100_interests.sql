-- Old code: knows nothing of it; nothing of it is taken away.
-- How many proposals of an open activity wait for an answer or go on: what has enough candidates steps back on the list that is
-- put in order for a visitor. Sums alone: who is proposed, by whom and since when is in no column.
create view public_candidates as
  select p.opportunity_id, count(*)::int as candidates
  from proposal p join opportunity o on o.municipality_id = p.municipality_id and o.id = p.opportunity_id
  where p.municipality_id = (select tenant()) and o.municipality_id = (select tenant()) and o.status = 'open'
    and p.status in ('proposed', 'accepted', 'introduced', 'visiting')
  group by p.opportunity_id;

do $$
declare lane text;
begin
  foreach lane in array array['public', 'resident', 'organiser', 'partner', 'link', 'staff', 'job'] loop
    execute format('grant select on public_candidates to %I', '{owner}_' || lane);
  end loop;
end $$;

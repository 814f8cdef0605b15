-- The list shows titles and knows cards that it has rendered by the version of their row (`stamp`): with both in the view
-- it needs no second look at the table.
create or replace view public_opportunity as
  select id, legal_form, category, town_id, lat, lng, reward, loads, capacity, taken, urgent, visit_possible, trial_possible,
    half_days, ends_on, published_on, search_text, search, title, xmin::text as stamp
  from opportunity
  where municipality_id = (select tenant()) and status = 'open';

-- How many there are in all, the figure on every plain list, is counted from the narrowest index there can be.
create index opportunity_open_end on opportunity (municipality_id, ends_on) where status = 'open';

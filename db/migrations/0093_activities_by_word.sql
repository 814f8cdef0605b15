-- The list of staff by a word reads what it filters, counts and sorts by from the rows that the words found, instead of looking
-- up every one of them again by its id under row-level security: of 25,000 activities a common word finds thousands.
-- The view stays limited to the municipality by itself, as `opportunity` is.
create or replace view opportunity_words as
  select id, search, search_text, organisation_id, title, legal_form, category, town_id, status, capacity, taken, as_of, ends_on, created_at
  from opportunity where municipality_id = (select tenant());

-- Readings of a list that are not certain are kept with the row that they were read from, each with the words of its cell, until a
-- person says whether they hold (src/features/imports/offers). `event` is the row as it was read with all of them; what the
-- row comes to (`after`, `action`) follows from the answers. Rows without such a reading have neither.
alter table import_row
  add column event jsonb,
  add column offers jsonb not null default '[]';
create index import_row_offers on import_row (municipality_id, run_id, row_number) where offers <> '[]';

-- What is said once of a whole file: rows without content, headings that stand twice.
alter table import_run add column issues jsonb not null default '[]';

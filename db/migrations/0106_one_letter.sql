-- A word of one sign (花) is looked for as a lexeme of its own. As the beginning of pairs it led to hundreds of lexemes, whose
-- lists were read and joined each time: in 100,000 activities 33 ms of a search that may take 40.
-- What is kept for searching gets the signs of its text besides its pairs (platform/search.ts: bigrams).
-- Old code: finds what it found before. What it saves while both run is found by a word of one sign once it is saved again.
do $$
declare m record;
begin
  for m in select id from municipality loop
    perform set_config('app.tenant', m.id::text, true);
    update opportunity set search = search || array_to_tsvector(array_remove(string_to_array(search_text, null), E'\n'))
      where search_text <> '';
  end loop;
  perform set_config('app.tenant', '', true);
end $$;

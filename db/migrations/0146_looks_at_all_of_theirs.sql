-- Whoever looks at a talk, a notice, a registration, a wish for data, a story, a certificate, an erasure or an urgent look of
-- somebody looked at something of theirs: all kinds that a noun keeps of one person and that have a page.
do $$ begin
  execute replace(pg_get_functiondef('my_looks'::regproc), '''booking'', ', '''booking'', ''appointment'', ''notice'', ''registration'', ''data_wish'', ''story'', ''certificate'', ''erasure'', ''urgent_look'', ');
end $$;
-- Old code: asks the same function, by the same name.

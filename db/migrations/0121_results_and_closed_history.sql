-- Old code: reads and enters kinds by their rows, and so the two new ones as well; what it could see of corrections it sees.
-- Two kinds beside 「フレイルチェックを受けた人」 and 「追跡調査をした人」 of the plan (第1の4(2)エ①②, オ): what came of them, as
-- counts of those who agreed. What one person's check said is theirs, on their own sheet; it is no business of this table.

create procedure put_result_kinds(city uuid) language sql as $$
  insert into entry_kind (municipality_id, key, name, unit, lead, part_label, parts, standard, sort)
  select city, * from (values
    ('frailty-results', 'フレイルチェックの結果', '人', 'チェックを受けた人のうち、結果の集計に同意した人の数を、結果ごとに入れます。名前と、一人ひとりの結果は入れません。',
      '結果', '{赤シール6個以上,赤シール1〜5個,赤シールなし}'::text[], true, 82),
    ('followed-results', '追跡した人の心身のようす', '人', '追跡した人のうち、研究に使うことに同意した人の数を、活動につながったかどうかと、その後のようすごとに入れます。名前は入れません。',
      'つながり・ようす', '{活動につながった：よくなった,活動につながった：変わらない,活動につながった：わるくなった,つながっていない：よくなった,つながっていない：変わらない,つながっていない：わるくなった}', true, 102)
  ) as kinds
  on conflict do nothing
$$;
revoke execute on procedure put_result_kinds from public;

create or replace function begin_entry_kinds() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare before text := coalesce(current_setting('app.tenant', true), '');
begin
  perform set_config('app.tenant', new.id::text, true);
  call put_entry_kinds(new.id);
  call put_result_kinds(new.id);
  perform set_config('app.tenant', before, true);
  return null;
end $$;

do $$
declare m record;
begin
  for m in select id from municipality where kind = 'city' loop
    perform set_config('app.tenant', m.id::text, true);
    call put_result_kinds(m.id);
  end loop;
  perform set_config('app.tenant', '', true);
end $$;

-- What an entry was is seen as the entry is: also where it is another department's and its quarter is closed. Before, whoever
-- saw such an entry was told that it had never been put right. One that is withdrawn is seen by the day on which it stood.
do $$
begin
  execute format('alter policy staff_select on correction using (municipality_id = (select tenant()) and (kind not in (''entry'', ''council_minutes'')
    or (select sees_all_departments()) or coalesce((before #>> ''{row,team_id}'')::uuid in (select my_departments()), (select is_of_desk()))
    or (kind = ''entry'' and (exists (select from entry e where e.municipality_id = (select tenant()) and e.id = record_id)
      or (verb = ''void'' and is_closed((before #>> ''{row,on_day}'')::date))))))');
end $$;

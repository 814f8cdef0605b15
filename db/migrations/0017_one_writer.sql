-- Words of a source by which an activity is found and which no page shows (the reading of its title, the source's own
-- category): the searched text can be made anew without losing them.
alter table opportunity add column aliases text[] not null default '{}';

-- The status to which each row of the history led. It was derived by replaying the verbs, which went wrong for what was
-- imported: such a history began with `publish`, so that closing made a draft of it.
alter table publication add column status text;

create function pg_temp.after(status text, verb text) returns text language sql immutable as $$
  select case status || ' ' || verb
    when 'draft submit' then 'submitted' when 'submitted publish' then 'open' when 'submitted return' then 'returned'
    when 'submitted withdraw' then 'ended' when 'returned submit' then 'submitted' when 'returned withdraw' then 'ended'
    when 'open close' then 'closed' when 'open extend' then 'open' when 'open amend' then 'submitted'
    when 'closed reopen' then 'open' when 'closed end' then 'ended' end
$$;

-- The bigrams by which platform/search.ts finds a text that is normalised already.
create function pg_temp.bigrams(words text[]) returns text[] language sql immutable as $$
  select array(select distinct substr(word, at, 2) from unnest(words) word, generate_series(1, length(word)) at)
$$;

-- What imports wrote gets verbs of its own, with the status that the file asked for; what was taken back gets its row.
create procedure pg_temp.name_imports(city uuid) language plpgsql as $$
begin
  update publication p
    set verb = case p.verb when 'publish' then 'take-in' when 'amend' then 'renew' else 'drop' end,
      reason = case p.verb when 'end' then p.reason else '' end,
      status = case p.verb when 'end' then 'ended' else coalesce((
        select r.after ->> 'status' from import_row r join import_run u on u.id = r.run_id
        where r.opportunity_id = p.opportunity_id and r.action in ('create', 'update') and u.confirmed_at = p.at
        order by u.id desc limit 1), 'open') end
    from opportunity o
    where o.municipality_id = city and o.id = p.opportunity_id and o.source like 'events:%'
      and (p.verb in ('publish', 'amend') and p.reason = '取込' or p.verb = 'end' and p.reason = '取込元から消えたため');
  insert into publication (id, opportunity_id, verb, reason, at, status)
    select gen_random_uuid(), o.id, 'restore', '', u.undone_at, r.before -> 'row' ->> 'status'
    from import_row r join import_run u on u.id = r.run_id and u.state = 'undone'
      join opportunity o on o.municipality_id = city and o.id = r.opportunity_id
    where r.before is not null;
  insert into publication (id, opportunity_id, verb, reason, at, status)
    select gen_random_uuid(), o.id, 'drop', '取込を取り消したため', u.undone_at, 'ended'
    from import_row r join import_run u on u.id = r.run_id and u.state = 'undone'
      join opportunity o on o.municipality_id = city and o.id = r.opportunity_id
    where r.action = 'create' and o.status = 'ended';
end $$;

-- Replays every history. `was` is the status as it was derived until now: where the desk went on from a draft that never
-- should have been one, what it then did counts.
create procedure pg_temp.replay(city uuid) language plpgsql as $$
declare
  p record;
  activity uuid;
  now_is text;
  was text;
  old_verb text;
begin
  for p in select id, opportunity_id, verb, status from publication where municipality_id = city order by opportunity_id, at, id loop
    if activity is distinct from p.opportunity_id then
      activity := p.opportunity_id; now_is := 'draft'; was := 'draft';
    end if;
    if p.status is null then
      now_is := coalesce(pg_temp.after(now_is, p.verb), pg_temp.after(was, p.verb), now_is);
    -- What was put back to a draft had been closed by the desk.
    else now_is := case p.status when 'draft' then 'closed' else p.status end;
    end if;
    old_verb := case p.verb when 'take-in' then 'publish' when 'renew' then 'amend' when 'drop' then 'end' else p.verb end;
    was := coalesce(pg_temp.after(was, old_verb), was);
    update publication set status = now_is where municipality_id = city and id = p.id and status is distinct from now_is;
  end loop;
end $$;

-- An imported activity is no draft: it is what its history says, and its step asks for what this status asks for. Where
-- it is something else for a reason that was not kept, the history says so from now on.
create procedure pg_temp.mend_status(city uuid) language plpgsql as $$
declare
  o record;
begin
  for o in
    select a.id, a.status, l.status as said from opportunity a,
      lateral (select p.status from publication p where p.opportunity_id = a.id order by p.at desc, p.id desc limit 1) l
    where a.municipality_id = city and a.source like 'events:%' and a.status <> l.status
  loop
    if o.status <> 'draft' then
      insert into publication (id, opportunity_id, verb, reason, at, status)
        values (gen_random_uuid(), o.id, 'renew', '記録の形を新しくしたときに確かめた状態', now(), o.status);
      continue;
    end if;
    update opportunity set status = o.said, version = version + 1 where municipality_id = city and id = o.id;
    update step set
        what = case o.said when 'submitted' then 'publish' when 'returned' then 'revise' else 'confirm' end,
        note = case o.said when 'open' then '掲載の内容がいまも正しいか、団体に確かめる'
          when 'closed' then '活動を終了にするか、もう一度 募集するかを決める'
          when 'submitted' then '内容を確かめて、公開するか修正を頼む' else note end,
        done_at = case o.said when 'ended' then now() end,
        outcome = case o.said when 'ended' then 'drop' end
      where municipality_id = city and subject_kind = 'opportunity' and subject_id = o.id and done_at is null;
  end loop;
end $$;

-- The reading, the organiser and the source's category stand in what the last import of an activity kept (8 lines,
-- normalised); what a later indexing by the name of the organisation alone had lost comes back.
create procedure pg_temp.mend_search(city uuid) language plpgsql as $$
begin
  with said as (
    select distinct on (r.opportunity_id) r.opportunity_id as id, string_to_array(r.after ->> 'search_text', chr(10)) as line
    from import_row r join import_run u on u.id = r.run_id
    where r.municipality_id = city and u.state = 'confirmed' and r.after ? 'search_text' and r.opportunity_id is not null
    order by r.opportunity_id, u.confirmed_at desc, u.id desc
  ), lost as (
    select said.id, array_remove(array[said.line[2], said.line[8]], '') as aliases,
      array(select word from unnest(array[said.line[2], said.line[6], said.line[8]]) word where word <> '' and position(word in o.search_text) = 0) as words
    from said join opportunity o on o.id = said.id
  )
  update opportunity o set aliases = array_remove(lost.aliases, null),
      search_text = array_to_string(o.search_text || lost.words, chr(10)),
      search = o.search || array_to_tsvector(pg_temp.bigrams(lost.words))
    from lost where o.municipality_id = city and o.id = lost.id;
  -- What is planned and not carried out yet is taken in by the new way.
  update import_row r set after = (r.after - 'search_text' - 'lexemes' - 'half_days') || jsonb_build_object('aliases',
      array_remove(array[split_part(r.after ->> 'search_text', chr(10), 2), split_part(r.after ->> 'search_text', chr(10), 8)], ''))
    from import_run u
    where r.municipality_id = city and u.id = r.run_id and u.state = 'planned' and r.after ? 'search_text';
end $$;

do $$
declare m record;
begin
  for m in select id from municipality loop
    perform set_config('app.tenant', m.id::text, true);
    call pg_temp.name_imports(m.id);
    call pg_temp.replay(m.id);
    call pg_temp.mend_status(m.id);
    call pg_temp.mend_search(m.id);
  end loop;
  perform set_config('app.tenant', '', true);
end $$;

alter table publication alter column status set not null;

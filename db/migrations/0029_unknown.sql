-- What is not known of an activity is null, everywhere: none has a value of its own (0, 'none', false). A load that was not
-- asked has no key, one that is none has degree 0. No default stands for an answer (docs/decisions/0024-unknown.md).
alter table opportunity
  alter capacity drop not null, alter capacity drop default,
  alter reward drop not null, alter reward drop default,
  alter residents_only drop not null, alter residents_only drop default,
  -- 0: there is none, it was asked.
  add check (age_min >= 0),
  -- What the source says of money and of the time in words that are no figure.
  add column reward_said text not null default '',
  add column times_said text not null default '',
  -- Somebody said that the hours are agreed upon. Without slots and without this they are not known.
  add column times_agreed boolean not null default false,
  -- Facts of the source that have no column of their own: [{label, text}].
  add column told jsonb not null default '[]' check (jsonb_typeof(told) = 'array'),
  -- Who made sure of it on `as_of`. Null: nobody; then `as_of` is the day on which it was taken in.
  add column checked_by uuid,
  add foreign key (municipality_id, checked_by) references account;
alter table slot alter need drop not null, alter need drop default;

-- What was left out of a filter because it is not known is counted.
create index opportunity_unknown on opportunity (municipality_id) where status = 'open' and (reward is null or half_days = 0 or lat is null
  or not (loads ?& array['standing', 'moving', 'lifting', 'crouching', 'heights', 'stairs', 'heat', 'cold', 'early-late', 'driving', 'speaking', 'fine-work']));

create or replace view public_activity as
  select o.id, o.status, o.title, o.summary, o.description,
    -- The name of a list is no organiser.
    case when o.organiser_name <> '' then o.organiser_name when o.source = 'desk' then g.name end as organisation,
    o.legal_form, o.category, o.town_id, o.place_name, o.address, o.lat, o.lng, o.reward, o.reward_yen, o.reward_unit, o.terms,
    o.loads, o.requires, o.wants, o.character, o.age_min, o.residents_only, o.hours_week, o.team is not null as in_team,
    o.capacity, o.taken, o.urgent, o.visit_possible, o.trial_possible, o.caution, o.safety, o.source_url, o.starts_on,
    o.ends_on, o.as_of, o.half_days, o.published_on,
    o.reward_said, o.times_said, o.times_agreed, o.told,
    -- A household's or a member's number is the desk's; that of a list is published already.
    case when o.source <> 'desk' then o.contact_phone else '' end as contact_phone, o.checked_by is not null as checked
  from opportunity o join organisation g on g.municipality_id = o.municipality_id and g.id = o.organisation_id
  where o.municipality_id = (select tenant()) and o.status in ('open', 'closed', 'ended') and o.published_on is not null;

-- The terms under which imports kept what has no column, in the order in which they are told.
create function pg_temp.told(terms jsonb) returns jsonb language sql immutable as $$
  select coalesce(jsonb_agg(jsonb_build_object('label', label, 'text', terms ->> key) order by at), '[]')
  from (values (1, 'when', '日時について'), (2, 'target', '対象'), (3, 'cost', '料金について'), (4, 'apply', '申しこみ'),
    (5, 'access', '行き方'), (6, 'parking', '駐車場'), (7, 'remarks', '備考'), (8, 'contact', '問い合わせ先'),
    (9, 'mail', 'メール')) as f (at, key, label)
  where coalesce(terms ->> key, '') <> ''
$$;

-- A row as imports wrote it, with what they made up taken out: one place and no fee stood for whatever the file did not say
-- or said in words. A fee of which the file's own note says that there is none stays none.
create function pg_temp.honest(said jsonb) returns jsonb language sql immutable as $$
  select said || jsonb_build_object(
      'told', pg_temp.told(said -> 'terms'),
      'terms', '{}'::jsonb,
      'times_agreed', false,
      'times_said', coalesce(substring(said ->> 'summary' from '^\d{1,2}:\d{2}〜(?:\d{1,2}:\d{2})?'), ''),
      'reward_said', case when said ->> 'reward' = 'none' then coalesce(substring(said -> 'terms' ->> 'remarks' from '(?:^|\n)料金：([^\n]+)'), '') else '' end,
      'capacity', case when (said ->> 'capacity')::int > 1 then (said ->> 'capacity')::int end,
      'reward', case when said ->> 'reward' = 'none' and coalesce(said -> 'terms' ->> 'cost', '') !~ '^無料' then null else said ->> 'reward' end,
      'residents_only', null,
      'slots', case when jsonb_typeof(said -> 'slot') = 'object' then jsonb_build_array('{"weekday": null, "weeks": 31}'::jsonb || (said -> 'slot')) else '[]' end)
$$;

create procedure pg_temp.mend(city uuid) language plpgsql as $$
declare
  none constant jsonb := '{"standing":0,"moving":0,"lifting":0,"crouching":0,"heights":0,"stairs":0,"heat":0,"cold":0,"early-late":0,"driving":0,"speaking":0,"fine-work":0}';
begin
  -- The desk's form showed each load as none, 「年齢は問わない」 and 「時間は相談」 where nothing was chosen: so they were meant.
  update opportunity o set loads = none || loads, age_min = coalesce(age_min, 0),
      times_agreed = not exists (select from slot s where s.opportunity_id = o.id)
    where municipality_id = city and source = 'desk';
  -- What the desk changed by hand since is the desk's word and stays.
  update opportunity o set capacity = r.capacity, reward = r.reward, reward_said = r.reward_said, times_said = r.times_said,
      told = r.told, terms = r.terms, residents_only = null, fingerprint = null
    from opportunity raw, lateral jsonb_populate_record(raw, pg_temp.honest(to_jsonb(raw))) r
    where o.municipality_id = city and raw.municipality_id = city and raw.id = o.id and o.source <> 'desk'
      and not exists (select from happening h where h.kind = 'opportunity.changed' and h.subject_kind = 'opportunity' and h.subject_id = o.id);
  update slot s set need = null from opportunity o
    where s.municipality_id = city and o.municipality_id = city and o.id = s.opportunity_id and o.capacity is null;
  -- Only what a person confirmed counts as checked: the last word of the desk after the last one of a list.
  update opportunity o set checked_by = l.by_account from (
      select distinct on (opportunity_id) opportunity_id, verb, by_account from publication
      where municipality_id = city and verb in ('publish', 'extend', 'reopen', 'take-in', 'renew', 'restore')
      order by opportunity_id, at desc, id desc) l
    where o.municipality_id = city and l.opportunity_id = o.id and l.verb in ('publish', 'extend', 'reopen');
  -- What waits to be carried out, and what is put back when an import is undone.
  update import_row r set after = pg_temp.honest(r.after) from import_run u
    where r.municipality_id = city and u.id = r.run_id and u.state = 'planned' and r.after ? 'capacity';
  update import_row r set before = jsonb_set(r.before, '{row}', pg_temp.honest(r.before -> 'row'))
    where r.municipality_id = city and r.before -> 'row' ? 'capacity';
end $$;

do $$
declare m record;
begin
  for m in select id from municipality loop
    perform set_config('app.tenant', m.id::text, true);
    call pg_temp.mend(m.id);
  end loop;
  perform set_config('app.tenant', '', true);
end $$;

-- A resident may have several steps of their own: a note of a telephone call takes none of the others away. Everything
-- else that has steps has one at a time.
drop index step_one_open;
create unique index step_one_open on step (municipality_id, subject_kind, subject_id)
  where done_at is null and subject_kind <> 'person';
create index step_subject_open on step (municipality_id, subject_id) where done_at is null;

-- The organisation that a step names: to whom somebody is passed on (つなぎ), or who is told that a consent was withdrawn;
-- and the day on which somebody was passed on, which is what a report counts.
alter table step
  add column organisation_id uuid,
  add column referred_on date,
  add foreign key (municipality_id, organisation_id) references organisation;
create index step_organisation on step (municipality_id, organisation_id) where organisation_id is not null;
create index step_referred on step (municipality_id, referred_on) where referred_on is not null;

-- That the desk passed over an activity is not the person's no: two states. A row whose first entry is a passing over was
-- never put to the person.
drop index proposal_open;
create unique index proposal_open on proposal (municipality_id, person_id, opportunity_id)
  where status not in ('ended', 'failed', 'declined', 'passed');

do $$
declare m record;
begin
  for m in select id from municipality loop
    perform set_config('app.tenant', m.id::text, true);
    update proposal q set status = 'passed'
      where q.status = 'declined' and (select e.verb from proposal_entry e
        where e.municipality_id = q.municipality_id and e.proposal_id = q.id order by e.at, e.id limit 1) = 'pass';
    -- A つなぎ that names nobody and rests on no consent is to be cleared with the person first.
    update step set what = 'contact',
        note = concat_ws('　', 'つなぐ先と、伝えてよいかを うかがう', nullif(note, ''))
      where what = 'refer' and done_at is null;
  end loop;
  perform set_config('app.tenant', '', true);
end $$;

alter table step add constraint step_refer_names check (what <> 'refer' or done_at is not null or organisation_id is not null);

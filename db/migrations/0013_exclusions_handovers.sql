-- An exclusion is lifted by who and when and stays to be seen; a person and an organisation may be kept apart again later.
alter table exclusion
  add column id uuid not null default gen_random_uuid(),
  add column ended_at timestamptz,
  add column ended_by uuid,
  add column end_reason text,
  add check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason is null)),
  drop constraint exclusion_pkey,
  add primary key (municipality_id, id),
  add foreign key (municipality_id, set_by) references account,
  add foreign key (municipality_id, ended_by) references account;
alter table exclusion alter column id drop default;
create unique index exclusion_live on exclusion (municipality_id, person_id, organisation_id) where ended_at is null;
create index exclusion_person on exclusion (municipality_id, person_id);
create index exclusion_set_by on exclusion (municipality_id, set_by);
create index exclusion_ended_by on exclusion (municipality_id, ended_by);

-- A step that was handed over: by whom, from whose list, with which words; the new owner accepts it or gives it back.
alter table step
  add column handed_by uuid,
  add column handed_from uuid,
  add column handed_note text not null default '',
  add column accepted_at timestamptz,
  add check ((handed_by is null) = (handed_from is null) and (accepted_at is null or handed_by is not null)),
  add foreign key (municipality_id, handed_by) references account,
  add foreign key (municipality_id, handed_from) references account;
create index step_handed_by on step (municipality_id, handed_by) where handed_by is not null;
create index step_handed_from on step (municipality_id, handed_from) where handed_from is not null;

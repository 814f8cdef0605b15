-- Old code: knows nothing of it; nothing of it is taken away.
-- 事例: how somebody came to an activity, told with their consent under another name.
create table story (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  -- whose it is; never told with it
  person_id uuid not null,
  -- what it is about: an activity of ours, or an organisation
  opportunity_id uuid,
  organisation_id uuid,
  door text not null check (door in ('work', 'help', 'learn', 'enjoy', 'move')),
  title text not null check (title <> ''),
  -- under which name it is told
  pseudonym text not null,
  -- how it was before, what they did, how it is now, and in their own words
  before text not null default '',
  did text not null default '',
  after text not null default '',
  quote text not null default '',
  -- the day on which they were asked
  told_on date,
  version int not null default 1,
  by_account uuid not null,
  at timestamptz not null,
  submitted_by uuid,
  submitted_at timestamptz,
  returned_why text,
  published_by uuid,
  published_at timestamptz,
  -- by nobody: the consent was withdrawn
  ended_by uuid,
  ended_at timestamptz,
  end_why text not null default '',
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, opportunity_id) references opportunity,
  foreign key (municipality_id, organisation_id) references organisation,
  foreign key (municipality_id, by_account) references account,
  foreign key (municipality_id, submitted_by) references account,
  foreign key (municipality_id, published_by) references account,
  foreign key (municipality_id, ended_by) references account,
  check ((submitted_by is null) = (submitted_at is null)),
  check ((published_by is null) = (published_at is null)),
  check (published_at is null or submitted_at is not null)
);
create index story_person on story (municipality_id, person_id);
create index story_opportunity on story (municipality_id, opportunity_id) where opportunity_id is not null;
create index story_organisation on story (municipality_id, organisation_id) where organisation_id is not null;
create index story_published on story (municipality_id, published_at desc, id) where published_at is not null and ended_at is null;
create index story_by on story (municipality_id, by_account);
create index story_submitted_by on story (municipality_id, submitted_by) where submitted_by is not null;
create index story_published_by on story (municipality_id, published_by) where published_by is not null;
create index story_ended_by on story (municipality_id, ended_by) where ended_by is not null;
call protect('story', 'select, insert, update');
call limit_rows('story', 'exists (select from person p where p.municipality_id = (select tenant()) and p.id = person_id)');

-- What the public sees: no person, and nothing of whoever took their consent back, from that very moment. The name of an
-- activity stands on it while the activity is or was public.
create view public_story as
  select s.id, s.door, s.title, s.pseudonym, s.before, s.did, s.after, s.quote, (s.published_at at time zone 'Asia/Tokyo')::date as published_on,
    a.id as opportunity_id, a.title as activity, coalesce(a.organisation, g.name) as organisation
  from story s left join public_activity a on a.id = s.opportunity_id
    left join organisation g on g.municipality_id = s.municipality_id and g.id = s.organisation_id
  where s.municipality_id = (select tenant()) and s.published_at is not null and s.ended_at is null
    and exists (select from consent c where c.municipality_id = s.municipality_id and c.person_id = s.person_id
      and c.purpose = 'story' and c.recipient_id is null and c.withdrawn_on is null);

do $$
declare lane text;
begin
  foreach lane in array array['public', 'resident', 'organiser', 'partner', 'link', 'staff', 'job'] loop
    execute format('grant select on public_story to %I', '{owner}_' || lane);
  end loop;
end $$;

call listen('person.consent-withdrawn', 'story-down');

-- Old code: writes consultations and entries as before; what the resident said is counted by the functions below, not by it.
-- 満足度のアンケート: the resident's own answer, by a link on a slip of paper, on the paper itself, or by telephone. What is
-- counted stays `consultation.satisfied` and `entry.answers`; beside it stands how it came in.

alter table consultation
  -- null: the counsellor typed it, or nobody asked; handed: a slip was handed out and has no answer yet; else the own answer
  add column satisfied_way text check (satisfied_way in ('handed', 'qr', 'paper', 'phone')),
  -- what the counsellor had typed before a slip was handed out or answered
  add column satisfied_typed int check (satisfied_typed between 1 and 5 or satisfied_typed = 9),
  add constraint consultation_satisfied_how check (satisfied_way is null or satisfied is not null and (satisfied_way = 'handed') = (satisfied = 9)),
  add constraint consultation_satisfied_before check (satisfied_typed is null or satisfied_way is not null);

-- Kept by way, too: who entered an answer is told with each figure.
alter table consultation_count add column way text not null default 'desk';
alter table consultation_count drop constraint consultation_count_pkey;
alter table consultation_count add primary key (municipality_id, on_day, channel, satisfied, way);

create or replace procedure count_consultations(city uuid) language sql as $$
  delete from consultation_count where municipality_id = city;
  insert into consultation_count (municipality_id, on_day, channel, satisfied, way, count)
  select city, on_day, channel, coalesce(satisfied, 0), coalesce(satisfied_way, 'desk'), count(*) from consultation
  where municipality_id = city group by 2, 3, 4, 5
$$;

create or replace function count_consultation() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into consultation_count as d (municipality_id, on_day, channel, satisfied, way, count)
  select municipality_id, on_day, channel, satisfied, way, sum(n) from (
      select new.municipality_id, new.on_day, new.channel, coalesce(new.satisfied, 0) as satisfied, coalesce(new.satisfied_way, 'desk') as way, 1 as n
        where tg_op <> 'DELETE'
      union all
      select old.municipality_id, old.on_day, old.channel, coalesce(old.satisfied, 0), coalesce(old.satisfied_way, 'desk'), -1
        where tg_op <> 'INSERT') moved
    group by 1, 2, 3, 4, 5 having sum(n) <> 0 order by 1, 2, 3, 4, 5
  on conflict (municipality_id, on_day, channel, satisfied, way) do update set count = d.count + excluded.count;
  return null;
end $$;
drop trigger consultation_counted on consultation;
create constraint trigger consultation_counted after insert or delete or update of on_day, channel, satisfied, satisfied_way on consultation
  deferrable initially deferred for each row execute function count_consultation();

-- Of an entry whose answers are those of the slips that were handed out: nobody types sums of it.
alter table entry add column surveyed boolean not null default false,
  add constraint entry_surveyed_answers check (not surveyed or answers is not null and asked is not null);

-- One slip: about a consultation, or about an entry (a seminar), of which many are handed out. It names nobody.
create table survey (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  -- as it is typed when the paper comes back
  code text not null check (code ~ '^[A-Z0-9]{7}$'),
  consultation_id uuid,
  entry_id uuid,
  -- the day that it asks about, and what it was ('': a consultation): told to whoever answers
  on_day date not null,
  title text not null default '',
  -- the last day of the link; a paper is taken later, too
  until_on date not null,
  by_account uuid not null,
  at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, code),
  -- It goes with what it asks about: a consultation that was none asks nobody.
  foreign key (municipality_id, consultation_id) references consultation on delete cascade,
  foreign key (municipality_id, entry_id) references entry on delete cascade,
  foreign key (municipality_id, by_account) references account,
  foreign key (municipality_id, withdrawn_by) references account,
  check (num_nonnulls(consultation_id, entry_id) = 1),
  check ((withdrawn_at is null) = (withdrawn_by is null))
);
create index survey_consultation on survey (municipality_id, consultation_id) where consultation_id is not null;
create index survey_entry on survey (municipality_id, entry_id) where entry_id is not null;
create index survey_by on survey (municipality_id, by_account);
create index survey_withdrawn_by on survey (municipality_id, withdrawn_by) where withdrawn_by is not null;
-- One slip of a consultation is open at a time.
create unique index survey_one on survey (municipality_id, consultation_id) where consultation_id is not null and withdrawn_at is null;
call protect('survey', '');

-- What was answered. A slip that was typed wrongly is typed again; the latest counts, and the others stay.
create table survey_answer (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  survey_id uuid not null,
  satisfied int not null check (satisfied between 1 and 5),
  -- ひとこと: whatever somebody wanted to say
  words text not null default '',
  -- qr: by the person's own hand; else typed for them, by whom
  way text not null check (way in ('qr', 'paper', 'phone')),
  by_account uuid,
  -- why it was typed again
  reason text not null default '',
  at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, survey_id) references survey on delete cascade,
  foreign key (municipality_id, by_account) references account,
  check ((way = 'qr') = (by_account is null))
);
create index survey_answer_survey on survey_answer (municipality_id, survey_id, at);
create index survey_answer_by on survey_answer (municipality_id, by_account) where by_account is not null;
call protect('survey_answer', '');

-- A slip is seen as what it asks about is.
call open_lane('staff', 'survey', 'select, insert, update', 'entry_id is null or entry_id in (select e.id from entry e where e.municipality_id = (select tenant()))');
call open_lane('job', 'survey', 'select, insert, update');
call open_lane('staff', 'survey_answer', 'select, insert', 'survey_id in (select s.id from survey s where s.municipality_id = (select tenant()))');
call open_lane('job', 'survey_answer', 'select, insert');
call limit_rows('survey', 'consultation_id is null or exists (select from consultation c where c.municipality_id = (select tenant()) and c.id = consultation_id)');
call limit_rows('survey_answer', 'exists (select from survey s where s.municipality_id = (select tenant()) and s.id = survey_id)');

-- Whoever holds the slip sees what it asks about, and answers; what others answered is not theirs to see, nor is their own.
call open_lane('link', 'survey', 'select', 'id = (select link_subject(''survey''))', 'id, on_day, title, until_on');
call open_lane('link', 'survey_answer', 'insert', 'way = ''qr'' and by_account is null and survey_id = (select link_subject(''survey''))',
  'id, survey_id, satisfied, words, way, at');

call listen('survey.answered', 'survey-count');

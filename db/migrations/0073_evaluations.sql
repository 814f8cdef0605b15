-- 事務事業評価シート: what a department says at the end of a fiscal year of a work of the plan, by the form of 茅ヶ崎市
-- (平成27年度). Old code: nothing of it fails; all of it is new.

create table evaluation (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  work_id uuid not null,
  team_id uuid not null,
  fiscal_year int not null check (fiscal_year between 2000 and 2099),
  -- 進捗状況 in words of the city's list, or an indicator with 目標値, 実績 and 評点
  kind text not null check (kind in ('progress', 'score')),
  -- of the work when the sheet was begun, then the sheet's own
  page text not null default '',
  name text not null check (name <> ''),
  summary text not null default '',
  purpose text not null default '',
  -- as the list of its year said it; '' not chosen yet
  progress text not null default '',
  indicator text not null default '',
  -- what is counted by it (the key of a kind of entry or of an indicator); null: nobody said
  counted text,
  unit text not null default '',
  direction text not null default 'up' check (direction in ('up', 'down')),
  -- null: unknown
  target numeric check (target >= 0),
  actual numeric check (actual >= 0),
  breakdown text not null default '',
  -- as reckoned by the thresholds of its year when it was last written; null: it cannot be
  grade text,
  assessment text not null default '',
  outlook text not null default '',
  -- how often it was written
  version int not null default 1,
  by_account uuid not null,
  at timestamptz not null,
  submitted_by uuid,
  submitted_at timestamptz,
  confirmed_by uuid,
  confirmed_at timestamptz,
  -- why it was given back the last time; null once it is handed in again
  returned_why text,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  constraint evaluation_one unique (municipality_id, work_id, team_id, fiscal_year),
  foreign key (municipality_id, work_id) references work,
  foreign key (municipality_id, team_id) references staff_team,
  foreign key (municipality_id, by_account) references account,
  foreign key (municipality_id, submitted_by) references account,
  foreign key (municipality_id, confirmed_by) references account,
  check ((submitted_at is null) = (submitted_by is null) and (confirmed_at is null) = (confirmed_by is null)),
  check (confirmed_at is null or submitted_at is not null),
  check (kind = 'score' or (indicator = '' and target is null and actual is null and grade is null))
);
create index evaluation_year on evaluation (municipality_id, fiscal_year, work_id);
create index evaluation_team on evaluation (municipality_id, team_id);
create index evaluation_by on evaluation (municipality_id, by_account);
create index evaluation_submitted_by on evaluation (municipality_id, submitted_by);
create index evaluation_confirmed_by on evaluation (municipality_id, confirmed_by);
-- Opened below, by departments.
call protect('evaluation', '');

-- A department sees its own, and of the others what is confirmed (0067: who sees all departments).
do $$
declare mine text := '(select sees_all_departments()) or team_id in (select my_departments())';
begin
  call open_lane('staff', 'evaluation', 'select', format('confirmed_at is not null or %s', mine));
  call open_lane('staff', 'evaluation', 'insert', format('confirmed_at is null and (%s)', mine));
  call open_lane('staff', 'evaluation', 'update', mine);
  call open_lane('job', 'evaluation', 'select, insert, update');
end $$;

-- Old code: nothing of it fails; what is revoked here is new.
-- What a city enters about its plan by hand, since the product does not record it itself: seminars and their surveys,
-- councils, money. Each belongs to a department (a team of staff), a work of the plan, a day, and rests on a paper.

-- A work of a plan (事業) and which departments answer for it.
create table work (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  -- ア, 1-2, as the plan numbers it, and the page of the plan on which it stands
  code text not null,
  plan text not null,
  page text not null default '',
  name text not null check (name <> ''),
  summary text not null default '',
  purpose text not null default '',
  -- fiscal years, both included; null: open
  from_year int,
  until_year int,
  sort int not null default 0,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, plan, code),
  check (from_year <= until_year)
);
call protect('work', 'select, insert, update');

create table work_team (
  municipality_id uuid not null default tenant() references municipality,
  work_id uuid not null,
  team_id uuid not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, work_id, team_id),
  foreign key (municipality_id, work_id) references work,
  foreign key (municipality_id, team_id) references staff_team
);
create index work_team_team on work_team (municipality_id, team_id);
call protect('work_team', 'select, insert, delete');

-- What can be entered. The key of a kind is never given another meaning: indicators count by it.
create table entry_kind (
  municipality_id uuid not null default tenant() references municipality,
  key text not null check (key ~ '^[a-z][a-z0-9-]{1,39}$'),
  name text not null check (name <> ''),
  unit text not null check (unit <> ''),
  -- what is counted, in a sentence
  lead text not null default '',
  -- whether people were asked how content they are: not at all, if at all, or it is nothing but their answers
  asks text not null default 'none' check (asks in ('none', 'may', 'only')),
  -- 費目, 財源 …: into what it is divided, and the closed list of it ('{}': free words)
  part_label text,
  parts text[] not null default '{}',
  -- entered before its days are over (a budget)
  ahead boolean not null default false,
  -- how many there are from the day on, which is not summed (areas)
  state boolean not null default false,
  standard boolean not null default false,
  sort int not null default 0,
  -- the last day
  ended_on date,
  created_at timestamptz not null default now(),
  primary key (municipality_id, key),
  check (parts = '{}' or part_label is not null)
);
call protect('entry_kind', 'select, insert, update');

-- What every city begins with: the outputs and outcomes of 柏市地域高年齢者就業機会確保計画 第1の4(2) that the product does not
-- count itself, its 民間資金 (第1の5), and the costs and announcements that its reports ask for.
create procedure put_entry_kinds(city uuid) language sql as $$
  insert into entry_kind (municipality_id, key, name, unit, lead, asks, part_label, parts, ahead, state, standard, sort)
  select city, * from (values
    ('seminar-participants', 'セミナーの参加者', '人', '研修・セミナーの1回ごとに、参加した人数（オンラインを含む）と、アンケートの答えを入れます。', 'may', null, '{}'::text[], false, false, true, 10),
    ('model-areas', '取り組んでいる地域', 'か所', 'モデル地域の数が変わった日に、その日からの数を入れます。合計はしません。', 'none', null, '{}', false, true, true, 20),
    ('mini-meetings', '地域ミニ集会', '回', '開いた回数と、参加した人のアンケートの答えを入れます。', 'may', null, '{}', false, false, true, 30),
    ('stakeholder-meetings', '関係団体との協議', '回', '事業者団体などと協議した回数を入れます。', 'none', null, '{}', false, false, true, 40),
    ('council-meetings', '協議会の開催', '回', '協議会や部会を開いた回数を入れます。', 'none', null, '{}', false, false, true, 50),
    ('hired', '雇用された人（のべ）', '人', 'ほかの機関の報告などでわかった、のべの雇用数です。この窓口で記録した決定は入れません。', 'none', null, '{}', false, false, true, 60),
    ('frailty-lectures', 'フレイル予防の講座を受けた人', '人', '啓発講座などを受けた人数を入れます。', 'none', null, '{}', false, false, true, 70),
    ('frailty-checks', 'フレイルチェックを受けた人', '人', '事業を通じてフレイルチェックを受けた人数を入れます。', 'none', null, '{}', false, false, true, 80),
    ('followed', '追跡調査をした人', '人', '追跡調査を実施した人数を入れます。', 'none', null, '{}', false, false, true, 90),
    ('followed-connected', '追跡した人のうち活動につながった人', '人', '追跡した人のうち、社会参加や就労につながった人数を入れます。', 'none', null, '{}', false, false, true, 100),
    ('web-access', '外のホームページのアクセス', '件', 'この製品ではない、外のホームページのアクセス数を入れます。この製品のページは、自動で数えています。', 'none', null, '{}', false, false, true, 110),
    ('web-satisfaction', 'ホームページ利用者の満足度', '件', 'ホームページのアンケートの答えを入れます。', 'only', null, '{}', false, false, true, 120),
    ('private-money', '民間資金', '円', '寄附・会費・協賛など、民間から得た資金を、出し手ごとに入れます。', 'none', '出し手', '{}', false, false, true, 130),
    ('budget', '予算', '円', '予算を、財源ごとに入れます。期間に年度の初日と末日を入れると、年度の予算になります。', 'none', '財源', '{一般財源,国,県,介護保険,民間}', true, false, true, 140),
    ('expense', '支出', '円', '使ったお金を、費目ごとに入れます。', 'none', '費目', '{人件費,賃借料,広報費,その他}', false, false, true, 150),
    ('pr-contact', '周知', '枚・回', '知らせた回数や配った枚数を、方法ごとに入れます。', 'none', '方法', '{広報紙,チラシ,ポスター,駅,デジタルサイネージ,介護保険の書類への同封}', false, false, true, 160)
  ) as kinds
  on conflict do nothing
$$;
revoke execute on procedure put_entry_kinds from public;

-- However a city comes into the register, it has them.
create function begin_entry_kinds() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare before text := coalesce(current_setting('app.tenant', true), '');
begin
  perform set_config('app.tenant', new.id::text, true);
  call put_entry_kinds(new.id);
  perform set_config('app.tenant', before, true);
  return null;
end $$;
create trigger entry_kinds_begun after insert on municipality for each row when (new.kind = 'city') execute function begin_entry_kinds();

do $$
declare m record;
begin
  for m in select id from municipality where kind = 'city' loop
    perform set_config('app.tenant', m.id::text, true);
    call put_entry_kinds(m.id);
  end loop;
  perform set_config('app.tenant', '', true);
end $$;

-- One thing that was counted or paid. It holds for a day, or for all days from `from_day` to `on_day`; within a quarter it is
-- that quarter's, over more than one the year's alone (quarter 0).
create table entry (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  kind text not null,
  work_id uuid,
  -- the department; null: the office itself
  team_id uuid,
  from_day date,
  on_day date not null,
  fiscal_year int not null generated always as (extract(year from on_day - interval '3 months')::int) stored,
  quarter int not null generated always as (case
    when extract(year from from_day - interval '3 months') = extract(year from on_day - interval '3 months')
      and ((extract(month from from_day)::int + 8) % 12) / 3 <> ((extract(month from on_day)::int + 8) % 12) / 3 then 0
    else ((extract(month from on_day)::int + 8) % 12) / 3 + 1 end) stored,
  count numeric not null check (count >= 0),
  part text not null default '',
  -- to how many the survey was given (null: unknown), and how many answered 5, 4, 3, 2 and 1
  asked int,
  answers int[],
  -- in which paper it stands; '' where a file is attached
  source text not null default '',
  note text not null default '',
  by_account uuid not null,
  at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, kind) references entry_kind,
  foreign key (municipality_id, work_id) references work,
  foreign key (municipality_id, team_id) references staff_team,
  foreign key (municipality_id, by_account) references account,
  check (from_day <= on_day),
  check (extract(year from from_day - interval '3 months') = extract(year from on_day - interval '3 months')),
  check (answers is null or cardinality(answers) = 5 and array_position(answers, null) is null and 0 <= all (answers)),
  check (asked is null or answers is not null and asked >= answers[1] + answers[2] + answers[3] + answers[4] + answers[5])
);
create index entry_kind_day on entry (municipality_id, kind, on_day);
create index entry_day on entry (municipality_id, on_day, id);
create index entry_sum_key on entry (municipality_id, fiscal_year, quarter, kind);
create index entry_work on entry (municipality_id, work_id);
create index entry_team on entry (municipality_id, team_id);
create index entry_by on entry (municipality_id, by_account);
-- Opened below, by departments.
call protect('entry', '');

-- The paper on which an entry rests, as it was given. It stays when the entry is withdrawn.
create table entry_file (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  entry_id uuid not null,
  name text not null,
  type text not null check (type in ('pdf', 'xlsx', 'docx', 'csv', 'jpg', 'png', 'txt')),
  size int not null check (size between 1 and 10485760),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bytea not null,
  by_account uuid not null,
  at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, by_account) references account
);
create index entry_file_entry on entry_file (municipality_id, entry_id);
create index entry_file_by on entry_file (municipality_id, by_account);
call protect('entry_file', '');

-- Whether the figures of this day are closed.
create function is_closed(day date) returns boolean language sql stable as $$ select false $$;

-- The departments of whoever asks, by the days of their roles; whether they hold one of these roles; and whether they see
-- all departments (whoever coordinates or manages the whole city). Jobs and commands do.
create function my_departments() returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  select team_id from role_grant where municipality_id = (select tenant()) and account_id = (select looker()) and scope_kind is null
    and team_id is not null and from_on <= (select my_day()) and (until_on is null or until_on >= (select my_day())) $$;
create function holds_role(roles text[], whole boolean default false) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select current_setting('role') = '{owner}_job' or exists (
    select from role_grant where municipality_id = (select tenant()) and account_id = (select looker()) and scope_kind is null
      and role = any($1) and not ($2 and limited)
      and from_on <= (select my_day()) and (until_on is null or until_on >= (select my_day()))) $$;
create function sees_all_departments() returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select holds_role('{coordinator,manager}', true) $$;
create function is_of_desk() returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select holds_role('{counsellor,coordinator,manager}') $$;
revoke execute on function my_departments, holds_role, sees_all_departments, is_of_desk from public;

do $$
declare
  mine text := '(select sees_all_departments()) or team_id in (select my_departments()) or (team_id is null and (select is_of_desk()))';
  -- A file is seen with its entry, and with what was kept of one that was withdrawn.
  file text := 'entry_id in (select e.id from entry e where e.municipality_id = (select tenant()))
    or entry_id in (select c.record_id from correction c where c.municipality_id = (select tenant()) and c.kind = ''entry'')';
  lane text;
begin
  foreach lane in array array['staff', 'job'] loop
    execute format('grant execute on function my_departments, holds_role, sees_all_departments, is_of_desk to %I', '{owner}_' || lane);
  end loop;
  call open_lane('staff', 'entry', 'select', format('%s or is_closed(on_day)', mine));
  call open_lane('staff', 'entry', 'insert, update, delete', mine);
  call open_lane('job', 'entry', 'select, insert, update, delete');
  call open_lane('staff', 'entry_file', 'select, insert', file);
  call open_lane('job', 'entry_file', 'select, insert');
  -- What an entry was is seen as the entry is.
  execute format('alter policy staff_select on correction using (municipality_id = (select tenant()) and (kind <> ''entry''
    or (select sees_all_departments()) or coalesce((before #>> ''{row,team_id}'')::uuid in (select my_departments()), (select is_of_desk()))))');
end $$;

-- What the entries of a quarter come to, for everybody who sees figures and not every entry: kept by whatever writes one.
create table entry_sum (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null default gen_random_uuid(),
  fiscal_year int not null,
  -- 0: of what holds for more than a quarter, and so for the year alone
  quarter int not null check (quarter between 0 and 4),
  kind text not null,
  part text not null,
  work_id uuid,
  entries int not null default 0,
  -- of how many of them people were asked
  surveys int not null default 0,
  count numeric not null default 0,
  -- the latest one and its day, for what is not summed
  last numeric,
  last_day date,
  -- to how many the surveys were given; null where of one of them that is unknown
  asked int,
  answers int[] not null default '{0,0,0,0,0}',
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, kind) references entry_kind,
  foreign key (municipality_id, work_id) references work,
  constraint entry_sum_of unique nulls not distinct (municipality_id, fiscal_year, quarter, kind, part, work_id)
);
create index entry_sum_work on entry_sum (municipality_id, work_id);
call protect('entry_sum', 'select');

-- Counts one sum anew. Its row is held first, so that of two who write at once the later one counts both.
create procedure sum_entries(city uuid, year int, q int, of_kind text, of_part text, of_work uuid) language plpgsql as $$
begin
  insert into entry_sum (municipality_id, fiscal_year, quarter, kind, part, work_id) values (city, year, q, of_kind, of_part, of_work)
    on conflict on constraint entry_sum_of do nothing;
  perform from entry_sum where municipality_id = city and fiscal_year = year and quarter = q and kind = of_kind and part = of_part
    and work_id is not distinct from of_work for update;
  update entry_sum set (entries, surveys, count, last, last_day, asked, answers) = (
    select count(*), count(e.answers), coalesce(sum(e.count), 0), (array_agg(e.count order by e.on_day desc, e.at desc, e.id desc))[1], max(e.on_day),
      case when bool_and(e.asked is not null) filter (where e.answers is not null) then sum(e.asked) end,
      array[coalesce(sum(e.answers[1]), 0), coalesce(sum(e.answers[2]), 0), coalesce(sum(e.answers[3]), 0),
        coalesce(sum(e.answers[4]), 0), coalesce(sum(e.answers[5]), 0)]
    from entry e where e.municipality_id = city and e.fiscal_year = year and e.quarter = q and e.kind = of_kind and e.part = of_part
      and e.work_id is not distinct from of_work)
  where municipality_id = city and fiscal_year = year and quarter = q and kind = of_kind and part = of_part
    and work_id is not distinct from of_work;
end $$;

-- All sums of a municipality anew.
create procedure sum_all_entries(city uuid) language plpgsql as $$
declare g record;
begin
  for g in select distinct fiscal_year, quarter, kind, part, work_id from entry where municipality_id = city
    union select fiscal_year, quarter, kind, part, work_id from entry_sum where municipality_id = city order by 1, 2, 3, 4, 5 loop
    call sum_entries(city, g.fiscal_year, g.quarter, g.kind, g.part, g.work_id);
  end loop;
end $$;
revoke execute on procedure sum_entries, sum_all_entries from public;

-- In the order of the key, so that two who write at once wait for each other and never stand still.
create function entries_summed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare g record;
begin
  if tg_op = 'UPDATE' then
    for g in select municipality_id, fiscal_year, quarter, kind, part, work_id from moved
      union select municipality_id, fiscal_year, quarter, kind, part, work_id from added order by 1, 2, 3, 4, 5, 6 loop
      call sum_entries(g.municipality_id, g.fiscal_year, g.quarter, g.kind, g.part, g.work_id);
    end loop;
  else
    for g in select distinct municipality_id, fiscal_year, quarter, kind, part, work_id from moved order by 1, 2, 3, 4, 5, 6 loop
      call sum_entries(g.municipality_id, g.fiscal_year, g.quarter, g.kind, g.part, g.work_id);
    end loop;
  end if;
  return null;
end $$;
create trigger entry_added after insert on entry referencing new table as moved for each statement execute function entries_summed();
create trigger entry_gone after delete on entry referencing old table as moved for each statement execute function entries_summed();
create trigger entry_changed after update on entry referencing old table as moved new table as added for each statement execute function entries_summed();

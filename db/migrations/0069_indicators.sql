-- Indicators are data of a city: words, unit, the rule by which it is counted, direction. What an indicator is changes by a
-- new version that holds from a fiscal year on; no version is ever changed or taken away.
-- Old code: counts by its own list as before; what it releases has no name until the next day's release.
create table indicator (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  -- By it the targets, what is released to a prefecture and the file of a city name it: it stays for ever.
  key text not null check (key ~ '^[a-z][a-z0-9-]{0,59}$'),
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, key)
);
call protect('indicator', 'select, insert');

create table indicator_version (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  indicator_id uuid not null,
  -- 1, 2, …: of those that hold from the same fiscal year on, the last one holds.
  number int not null check (number > 0),
  from_year int not null check (from_year between 2000 and 2100),
  -- From that year on it is no longer followed.
  ended boolean not null default false,
  section text not null,
  sort int not null,
  kind text not null check (kind in ('output', 'outcome')),
  name text not null check (name <> ''),
  unit text not null check (unit <> ''),
  -- The name of a counting rule (src/features/indicators/counting/rules.ts).
  counts text not null,
  direction text not null check (direction in ('up', 'down')),
  basis text not null check (basis in ('sum', 'last', 'rate')),
  responsible_id uuid,
  reviews date[] not null default '{}',
  source text not null,
  why text not null,
  -- Null: it came with the program, or by the command line.
  by_account uuid,
  at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, indicator_id, number),
  foreign key (municipality_id, indicator_id) references indicator,
  foreign key (municipality_id, responsible_id) references account,
  foreign key (municipality_id, by_account) references account
);
create index indicator_version_responsible on indicator_version (municipality_id, responsible_id) where responsible_id is not null;
create index indicator_version_by on indicator_version (municipality_id, by_account) where by_account is not null;
call protect('indicator_version', 'select, insert');

-- The indicators with which a city begins: those of 柏市地域高年齢者就業機会確保計画 第1の4(2) (docs/sources.md: indicators), in its order.
create procedure add_indicators(city uuid) language sql as $$
  with standard (sort, key, section, kind, unit, counts, basis, name) as (values
    (10, 'seminar-participants', 'ア 地域人材養成研修・セミナー事業', 'output', '人', 'entries:seminar-participants', 'sum', 'セミナー参加者数'),
    (20, 'seminar-satisfaction', 'ア 地域人材養成研修・セミナー事業', 'outcome', '%', 'entries-satisfaction:seminar-participants', 'rate', 'セミナー参加者の満足度'),
    (30, 'model-areas', 'イ 日常生活圏域単位でのマッチング拡充支援', 'output', 'か所', 'entries:model-areas', 'last', '取り組んでいる地域数'),
    (40, 'mini-meetings', 'イ 日常生活圏域単位でのマッチング拡充支援', 'output', '回', 'entries:mini-meetings', 'sum', '地域ミニ集会の実施回数'),
    (50, 'mini-meeting-satisfaction', 'イ 日常生活圏域単位でのマッチング拡充支援', 'outcome', '%', 'entries-satisfaction:mini-meetings', 'rate', '地域ミニ集会 参加者の満足度'),
    (60, 'stakeholder-meetings', 'ウ 仕事（タスク）開拓事業', 'output', '回', 'entries:stakeholder-meetings', 'sum', '関係団体との協議回数'),
    (70, 'outcome-elder-20h', 'ウ 仕事（タスク）開拓事業', 'outcome', '件', 'outcome:elder-20h', 'sum', '高年齢者：週20時間以上の就業'),
    (80, 'outcome-elder-under20', 'ウ 仕事（タスク）開拓事業', 'outcome', '件', 'outcome:elder-under20', 'sum', '高年齢者：週20時間未満の就業（つなぎ・有償ボランティアを含む）'),
    (90, 'outcome-elder-volunteer', 'ウ 仕事（タスク）開拓事業', 'outcome', '件', 'outcome:elder-volunteer', 'sum', '高年齢者：無償ボランティア'),
    (100, 'outcome-other-20h', 'ウ 仕事（タスク）開拓事業', 'outcome', '件', 'outcome:other-20h', 'sum', '高年齢者以外：週20時間以上の就業'),
    (110, 'outcome-other-under20', 'ウ 仕事（タスク）開拓事業', 'outcome', '件', 'outcome:other-under20', 'sum', '高年齢者以外：週20時間未満の就業（つなぎ・有償ボランティアを含む）'),
    (120, 'outcome-other-volunteer', 'ウ 仕事（タスク）開拓事業', 'outcome', '件', 'outcome:other-volunteer', 'sum', '高年齢者以外：無償ボランティア'),
    (130, 'frailty-lectures', 'エ フレイル予防等推進事業', 'output', '人', 'entries:frailty-lectures', 'sum', 'フレイル予防啓発講座等を受けた人数'),
    (140, 'frailty-checks', 'エ フレイル予防等推進事業', 'outcome', '人', 'entries:frailty-checks', 'sum', 'フレイルチェックを受けた人数'),
    (150, 'followed', 'オ 調査研究事業', 'output', '人', 'entries:followed', 'sum', '追跡調査を実施した人数'),
    (160, 'followed-connected', 'オ 調査研究事業', 'outcome', '人', 'entries:followed-connected', 'sum', '追跡した人のうち活動につながった人数'),
    (170, 'consultations', 'カ 総合相談窓口事業', 'output', '件', 'consultations', 'sum', '窓口での相談数'),
    (180, 'consultation-satisfaction', 'カ 総合相談窓口事業', 'outcome', '%', 'consultation-satisfaction', 'rate', '利用者の満足度'),
    (190, 'web-access', 'キ ホームページによる情報提供事業', 'output', '件', 'views', 'sum', 'ホームページのアクセス数'),
    (200, 'web-satisfaction', 'キ ホームページによる情報提供事業', 'outcome', '%', 'entries-satisfaction:web-satisfaction', 'rate', 'ホームページ利用者の満足度')),
  added as (
    insert into indicator (municipality_id, id, key) select city, gen_random_uuid(), key from standard
    on conflict (municipality_id, key) do nothing returning id, key)
  insert into indicator_version (municipality_id, id, indicator_id, number, from_year, section, sort, kind, name, unit, counts, direction, basis, source, why)
  select city, gen_random_uuid(), added.id, 1, 2000, s.section, s.sort, s.kind, s.name, s.unit, s.counts, 'up', s.basis,
    '地域高年齢者就業機会確保計画（生涯現役地域づくり環境整備事業）の目標の区分', 'はじめから入っている指標'
  from added join standard s on s.key = added.key
$$;
revoke execute on procedure add_indicators from public;

create function begin_indicators() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare before text := coalesce(current_setting('app.tenant', true), '');
begin
  perform set_config('app.tenant', new.id::text, true);
  call add_indicators(new.id);
  perform set_config('app.tenant', before, true);
  return null;
end $$;
-- A prefecture has no figures of its own.
create trigger begin_indicators after insert on municipality for each row when (new.kind = 'city') execute function begin_indicators();

-- What is released carries what it is called: a prefecture does not see the indicators of a city.
alter table released_figure add column name text not null default '', add column unit text not null default '', add column sort int not null default 0;
do $$
declare m record;
begin
  execute format('grant select (name, unit, sort) on released_figure to %I', '{owner}_prefecture');
  for m in select id from municipality where kind = 'city' loop
    perform set_config('app.tenant', m.id::text, true);
    call add_indicators(m.id);
    update released_figure f set name = v.name, unit = v.unit, sort = v.sort from indicator i
      join indicator_version v on v.municipality_id = i.municipality_id and v.indicator_id = i.id
      where f.municipality_id = m.id and i.municipality_id = m.id and i.key = f.indicator;
  end loop;
  perform set_config('app.tenant', '', true);
end $$;
alter table target add foreign key (municipality_id, indicator) references indicator (municipality_id, key);

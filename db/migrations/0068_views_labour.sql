-- How often the pages for everybody were looked at on a day, robots apart: no address, no cookie, nobody.
create table page_view (
  municipality_id uuid not null default tenant() references municipality,
  on_day date not null,
  -- the page as it is declared: /opportunities/:id
  page text not null,
  robot boolean not null,
  count int not null check (count > 0),
  created_at timestamptz not null default now(),
  primary key (municipality_id, on_day, page, robot)
);
call protect('page_view', 'select');
call open_lane('job', 'page_view', 'insert, update');

-- The labour market of a month by sector, as the ハローワーク gave it (柏市地域高年齢者就業機会確保計画 第1の3(2)). Null: the paper
-- shows 「-」 or nothing. The shares and ratios are those that are written there, also where they are not what is reckoned.
create table labour_figure (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  -- its first day
  month date not null check (extract(day from month) = 1),
  sector text not null check (sector <> ''),
  sort int not null default 0,
  source text not null check (source <> ''),
  openings int check (openings >= 0),
  seekers int check (seekers >= 0),
  seekers_55 int check (seekers_55 >= 0),
  -- percent
  share_55 numeric check (share_55 between 0 and 100),
  ratio numeric check (ratio >= 0),
  placed int check (placed >= 0),
  by_account uuid,
  at timestamptz not null,
  -- when another one took its place
  replaced_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, by_account) references account
);
create unique index labour_figure_now on labour_figure (municipality_id, month, sector) where replaced_at is null;
create index labour_figure_by on labour_figure (municipality_id, by_account);
call protect('labour_figure', 'select, insert, update');

-- Every record of a person can be put right at any date: what it was and what it is, why, by whom and when. The tables of
-- the records keep only what is valid, so no list and no figure needs to know of corrections.
create table correction (
  municipality_id uuid not null default tenant() references municipality,
  id uuid not null,
  -- consultation, consent, proposal, proposal-entry, attendance …: the noun names its kinds
  kind text not null,
  record_id uuid not null,
  -- whose it was (null: nobody knows, an anonymous consultation), and to whom it went
  person_id uuid,
  to_person uuid,
  -- what it stands in (a proposal), on whose page it is told
  within uuid,
  opportunity_id uuid,
  verb text not null check (verb in ('correct', 'move', 'void')),
  -- what somebody was told wrongly, for the manager
  incident text,
  reason text not null check (reason <> ''),
  -- {name, row, told}: what such a record is called, the whole content, and the same in words
  before jsonb not null,
  after jsonb,
  by_account uuid not null,
  at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, to_person) references person,
  foreign key (municipality_id, opportunity_id) references opportunity,
  foreign key (municipality_id, by_account) references account,
  check ((verb = 'void') = (after is null)),
  check ((verb = 'move') = (to_person is not null))
);
create index correction_at on correction (municipality_id, at);
create index correction_person on correction (municipality_id, person_id, at);
create index correction_to_person on correction (municipality_id, to_person);
create index correction_within on correction (municipality_id, within);
create index correction_opportunity on correction (municipality_id, opportunity_id);
create index correction_account on correction (municipality_id, by_account);
call protect('correction', 'select, insert');

-- The rows of proposals that were taken back on the day they were written.
do $$
declare m record;
begin
  for m in select id from municipality loop
    perform set_config('app.tenant', m.id::text, true);
    insert into correction (municipality_id, id, kind, record_id, person_id, within, opportunity_id, verb, reason, before, by_account, at)
    select u.municipality_id, u.id, 'proposal-entry', u.id, u.person_id, u.proposal_id, u.opportunity_id, 'void',
      coalesce(nullif(u.undo_reason, ''), '（わけの記録がありません）'),
      jsonb_build_object(
        'name', '提案の記録',
        'row', to_jsonb(u) - array['municipality_id', 'undone_by', 'undone_at', 'undo_reason', 'created_at'],
        'told', jsonb_build_array(
          jsonb_build_array('活動', o.title),
          jsonb_build_array('記録', case u.verb
            when 'propose' then '提案した' when 'pass' then '見送った' when 'accept' then '本人が承諾した'
            when 'introduce' then '団体に紹介した' when 'visit' then '見学の日を決めた' when 'trial' then '体験の日を決めた'
            when 'interview' then '面接の日を決めた' when 'result' then '結果を聞いた' when 'decide' then '決定した'
            when 'start' then '活動が始まった' when 'follow-up' then '続いているか確かめた' when 'end' then '活動を終えた'
            when 'decline' then '本人が辞退した' when 'fall-through' then '不調に終わった' else u.verb end),
          jsonb_build_array('日付', to_char(u.on_day, 'YYYY-MM-DD')),
          jsonb_build_array('記録した職員', coalesce(a.name, '')))),
      u.undone_by, u.undone_at
    from proposal_undo u join opportunity o on o.municipality_id = u.municipality_id and o.id = u.opportunity_id
      left join account a on a.municipality_id = u.municipality_id and a.id = u.by_account;
  end loop;
  perform set_config('app.tenant', '', true);
end $$;
drop table proposal_undo;

-- What was noted of a day can be taken back or put right.
call open_lane('staff', 'attendance_record', 'update, delete');
call open_lane('job', 'attendance_record', 'update, delete');

-- A consultation of somebody who gave no name is counted; one with two people together stands with both and is one.
alter table consultation alter column person_id drop not null;
alter table consultation add column with_id uuid;
alter table consultation add foreign key (municipality_id, with_id) references person;
alter table consultation add check (with_id is null or (person_id is not null and with_id <> person_id));
create index consultation_with on consultation (municipality_id, with_id) where with_id is not null;

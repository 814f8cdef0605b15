-- Old code: knows nothing of it; nothing of it is taken away.
-- わたしのこれから（ふりかえりシート）: what somebody thinks of their own life to come, a row for each page that they wrote.
create table outlook_page (
  municipality_id uuid not null default tenant() references municipality,
  person_id uuid not null,
  page text not null check (page in ('liked', 'can', 'whom', 'often', 'money', 'health')),
  -- question → what was chosen, or that they do not answer; what is not in it was not said
  answers jsonb not null check (jsonb_typeof(answers) = 'object'),
  note text not null default '' check (char_length(note) <= 200),
  version int not null,
  medium text not null,
  by_account uuid not null,
  at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, person_id, page),
  -- it goes with the person
  foreign key (municipality_id, person_id) references person on delete cascade,
  foreign key (municipality_id, by_account) references account
);
create index outlook_page_by on outlook_page (municipality_id, by_account);
call protect('outlook_page', '');
-- Staff see and write what a live consent covers, page by page, whatever a query of ours forgets; of the rest they do not even
-- see that it is there.
call open_lane('staff', 'outlook_page', 'select, insert, update, delete',
  'exists (select from consent c where c.municipality_id = (select tenant()) and c.person_id = outlook_page.person_id
    and c.purpose = ''outlook'' and c.withdrawn_on is null
    and case page when ''money'' then ''money'' when ''health'' then ''health'' else ''outlook'' end = any(c.fields))');
call open_lane('job', 'outlook_page', 'select, insert, update, delete');
call limit_rows('outlook_page', 'exists (select from person p where p.municipality_id = (select tenant()) and p.id = person_id)');

call open_lane('resident', 'outlook_page', 'select', 'person_id = (select me())', 'person_id, page, answers, note, version, medium, at');
call open_lane('resident', 'outlook_page', 'insert', 'person_id = (select me()) and by_account = (select actor()) and medium = ''web''',
  'person_id, page, answers, note, version, medium, by_account, at');
call open_lane('resident', 'outlook_page', 'update', 'person_id = (select me()) and by_account is not null',
  'answers, note, version, medium, by_account, at');
call open_lane('resident', 'outlook_page', 'delete', 'person_id = (select me())', 'person_id');

-- Takes a sheet away as a whole, also what nobody at the desk sees: at the person's own wish.
create function empty_outlook(whose uuid) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from outlook_page where person_id = whose;
  return found;
end $$;

-- What somebody wrote who registered by themselves goes to whom the desk knows them as; of a page written by both the later stays.
create function move_outlook(one uuid, known uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from registration where person_id = one) then return; end if;
  delete from outlook_page o using outlook_page n where o.person_id in (one, known) and n.person_id in (one, known)
    and o.person_id <> n.person_id and o.page = n.page and (o.at, o.person_id) < (n.at, n.person_id);
  update outlook_page set person_id = known where person_id = one;
end $$;
revoke execute on function empty_outlook, move_outlook from public;
do $$
declare lane text;
begin
  foreach lane in array array['staff', 'job'] loop
    execute format('grant execute on function empty_outlook, move_outlook to %I', '{owner}_' || lane);
  end loop;
end $$;

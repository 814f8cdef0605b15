-- A resident who is logged in asks and books on a page of their own: what they ask is theirs at once, and the desk knows from
-- whom it is without a look at who is alike.
-- Old code: reads a request by whom it was joined with and leaves the new ones without; no column of it that it names is gone
-- (`booking.reminded_at` was written and read by nobody).
call open_lane('resident', 'request', 'insert', 'medium = ''web'' and typed_by is null and asked_by = (select me())',
  'id, form, code, opportunity_id, words, wish, name, phone, email, address, name_key, kana_key, phone_digits, contacts, times, note, whom, whom_note, lives, wording, due_on, medium, received_at, asked_by, campaign_id');
call open_lane('resident', 'campaign', 'select', 'true', 'id, code, name, medium, note');
alter table booking drop column reminded_at;

-- Whoever sees a part of the people sees no request that somebody else asked for on their own page.
do $$ begin
  execute format($fn$create or replace function hidden_requests() returns setof uuid language sql stable security definer set search_path = public, pg_temp as $body$
    select w.request_id from (select e.municipality_id, e.request_id, e.person_id from request_entry e where e.person_id is not null
        union all select r.municipality_id, r.id, r.asked_by from request r where r.asked_by is not null) w
      join person p on p.municipality_id = w.municipality_id and p.id = w.person_id
    where w.municipality_id = (select tenant()) and not coalesce(%s, false) $body$ $fn$,
    $cond$p.seen_area = any((select my_areas())::uuid[]) or p.id in (select my_people())
    or (p.held_by = (select looker()) and p.held_on = (select my_day()))$cond$);
end $$;

-- An activity may get other dates, or end, by an import or by hand: what was booked is then looked at by the desk.
-- `said`: the dates of the activity as they were when this was looked at last, in one line; `doubt`: what is to be looked at.
alter table occasion add column said text, add column doubt text check (doubt in ('moved', 'ended')), add column doubted_at timestamptz,
  add constraint occasion_doubt check ((doubt is null) = (doubted_at is null));

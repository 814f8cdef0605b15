-- A partner sends somebody to the window by its standing link: a request as any other, with who sent it.
-- Old code: reads and writes requests without it.
alter table request add column sent_by uuid,
  add constraint request_sent_by foreign key (municipality_id, sent_by) references organisation;
create index request_sent_by on request (municipality_id, sent_by, received_at) where sent_by is not null;
call open_lane('link', 'organisation', 'select', 'id = (select link_subject(''organisation''))', 'id, name');
call open_lane('link', 'request', 'insert', 'medium = ''web'' and typed_by is null and sent_by is not null and sent_by = (select link_subject(''organisation''))',
  'id, form, code, opportunity_id, words, wish, name, phone, email, address, name_key, kana_key, phone_digits, contacts, times, note, whom, whom_note, lives, wording, due_on, medium, received_at, sent_by');
-- How many one partner sent since a moment: it sees none of them.
create function request_sent_count(partner uuid, since timestamptz) returns int
  language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::int from request where municipality_id = (select tenant()) and sent_by = partner and received_at > since $$;
revoke execute on function request_sent_count from public;
do $$ begin execute format('grant execute on function request_sent_count to %I', '{owner}_link'); end $$;

-- The log of looks is read by whoever audits it, and by nobody else at the desk.

-- Whether the session of this transaction is of somebody whose role reads the log and is not over (the application says which
-- page of it, features/looks/rules.ts). Jobs and commands read all of it.
create function reads_looks() returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select current_setting('role') = '{owner}_job' or exists (
    select from role_grant where municipality_id = (select tenant()) and account_id = (select looker()) and scope_kind is null
      and role in ('auditor', 'administrator', 'manager')
      and (until_on is null or until_on >= (now() at time zone 'Asia/Tokyo')::date)) $$;

-- Row-level security keeps the planner from the index of `shown` (its operator is not leakproof), so who searches the log reads a
-- view of the owner, which names the tenant itself.
create policy owner_reads on audit_log for select to current_user using (true);
create view look as
  select seq, at, actor_id, action, subject_kind, subject_id, path, request_id, asked, shown, refused
  from audit_log where municipality_id = (select tenant()) and (select reads_looks());
do $$ begin
  execute format('grant select on look to %I, %I', '{owner}_staff', '{owner}_job');
end $$;

-- Each way of searching has an index in the order of the pages, the latest first; the one of who stood in a list has none.
create index audit_log_actor on audit_log (municipality_id, actor_id, at);
create index audit_log_action on audit_log (municipality_id, action, at);
create index audit_log_refused on audit_log (municipality_id, at) where refused is not null;
-- Without the list of what is still to be put into it: whoever adds a line while it is full would wait for all of it, and
-- everybody else for them.
create index audit_log_shown on audit_log using gin (shown) with (fastupdate = off);

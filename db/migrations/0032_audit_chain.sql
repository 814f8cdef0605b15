-- Who looked at what: the time and the actor are filled in here, each line carries the hash of the one before it, a list
-- is one line with all whom it showed and what was asked, and what was refused is noted too.

alter table audit_log
  add column seq bigint,
  add column hash bytea,
  -- The people whom an answer named besides its subject.
  add column shown uuid[],
  -- What a list was asked for: the conditions in its address, the words of a search as they were typed.
  add column asked jsonb,
  -- Why nothing was shown: 'forbidden', 'missing', of a link 'expired', 'used', 'withdrawn'.
  add column refused text;

-- The last line of each municipality's chain. Whoever adds a line holds it until the transaction ends, so that no number
-- is left out and none is given twice.
create table audit_head (
  municipality_id uuid primary key default tenant() references municipality,
  seq bigint not null,
  hash bytea not null,
  created_at timestamptz not null default now()
);
call protect('audit_head', 'select');

-- What of a line is hashed, in this order; a column that comes later is not part of it.
create function audit_line(a audit_log) returns text language sql stable as $$
  select jsonb_build_array(a.municipality_id, a.seq, a.id, extract(epoch from a.at), a.actor_id, a.action, a.subject_kind,
    a.subject_id, a.path, a.request_id, to_jsonb(a.shown), a.asked, a.refused)::text $$;

create function audit_hash(before bytea, a audit_log) returns bytea language sql stable as $$
  select sha256(before || convert_to(audit_line(a), 'UTF8')) $$;

-- The lines so far, in the order in which they came.
do $$
declare
  m record;
  a audit_log;
  n bigint;
  h bytea;
begin
  for m in select id from municipality loop
    perform set_config('app.tenant', m.id::text, true);
    n := 0;
    h := '';
    for a in select * from audit_log order by at, id loop
      n := n + 1;
      a.seq := n;
      h := audit_hash(h, a);
      update audit_log set seq = n, hash = h where municipality_id = m.id and id = a.id;
    end loop;
    if n > 0 then insert into audit_head (municipality_id, seq, hash) values (m.id, n, h); end if;
  end loop;
  perform set_config('app.tenant', '', true);
end $$;
alter table audit_log
  -- The trigger below gives both, whatever is said: with a default nobody need say them.
  alter column seq set default 0,
  alter column hash set default '',
  alter column seq set not null,
  alter column hash set not null,
  add unique (municipality_id, seq);

-- Who acts. In the staff's lane it is whose session the browser's token opens, of which the application has to claim the
-- hash: an account that is merely named is nobody.
create function looker() returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  select case when current_setting('role') = '{owner}_staff'
    then (select account_id from session where municipality_id = (select tenant())
      and token_hash = decode(nullif(current_setting('app.session', true), ''), 'hex'))
    else actor() end $$;

create function chain_audit() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare head audit_head;
begin
  select * into head from audit_head where municipality_id = new.municipality_id for update;
  if not found then
    insert into audit_head (municipality_id, seq, hash) values (new.municipality_id, 0, '') on conflict do nothing;
    select * into strict head from audit_head where municipality_id = new.municipality_id for update;
  end if;
  new.seq := head.seq + 1;
  new.hash := audit_hash(head.hash, new);
  update audit_head set seq = new.seq, hash = new.hash where municipality_id = new.municipality_id;
  return new;
end $$;
create trigger chain_audit before insert on audit_log for each row execute function chain_audit();
revoke execute on function chain_audit() from public;

alter table audit_log
  alter column at set default now(),
  alter column actor_id set default looker();
do $$
declare lane text;
begin
  foreach lane in array array['public', 'resident', 'organiser', 'partner', 'link', 'entry', 'staff', 'job'] loop
    execute format('revoke insert on audit_log from %I', '{owner}_' || lane);
    execute format('revoke insert (at, actor_id) on audit_log from %I', '{owner}_' || lane);
    execute format('grant insert (id, action, subject_kind, subject_id, path, request_id, shown, asked, refused) on audit_log to %I', '{owner}_' || lane);
  end loop;
end $$;

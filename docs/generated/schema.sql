-- Made from the catalogue of a freshly migrated database. The steps are in db/migrations.

create table absence_day (
  municipality_id uuid not null default tenant(),
  person_id uuid not null,
  from_on date not null,
  to_on date not null,
  note text not null default ''::text,
  created_at timestamp with time zone not null default now()
  -- CHECK ((to_on >= from_on))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id)
  -- PRIMARY KEY (municipality_id, person_id, from_on)
  -- rows of one municipality only (row-level security, forced)
)

create table account (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  login text not null,
  name text not null,
  password_hash text,
  password_changed_at timestamp with time zone,
  disabled_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  reset_at timestamp with time zone,
  resident boolean not null default false
  -- CHECK (((reset_at IS NOT NULL) OR ((password_hash IS NOT NULL) AND (password_changed_at IS NOT NULL))))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, login)
  -- INDEX account_of_staff USING btree (municipality_id, name, login) WHERE (NOT resident)
  -- rows of one municipality only (row-level security, forced)
)

create table account_identity (
  municipality_id uuid not null default tenant(),
  account_id uuid not null,
  issuer text not null,
  subject text not null,
  bound_at timestamp with time zone not null,
  used_at timestamp with time zone,
  created_at timestamp with time zone not null default now()
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, account_id) REFERENCES account(municipality_id, id)
  -- PRIMARY KEY (municipality_id, account_id)
  -- UNIQUE (municipality_id, issuer, subject)
  -- rows of one municipality only (row-level security, forced)
)

create table activity_change (
  municipality_id uuid not null default tenant(),
  tx xid8 not null default pg_current_xact_id(),
  at timestamp with time zone not null default now()
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- PRIMARY KEY (municipality_id, tx)
  -- rows of one municipality only (row-level security, forced)
)

create table appointment (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  form uuid not null,
  code text not null,
  host_id uuid not null,
  rule_id uuid not null,
  on_day date not null,
  from_min integer not null,
  to_min integer not null,
  title text not null,
  site text not null,
  site_name text not null default ''::text,
  site_address text not null default ''::text,
  how text not null,
  status text not null default 'booked'::text,
  topic text not null,
  note text not null default ''::text,
  whom text not null,
  person_id uuid,
  name text not null,
  phone text not null default ''::text,
  email text not null default ''::text,
  address text not null default ''::text,
  contacts text[] not null,
  place bytea,
  medium text not null,
  typed_by uuid,
  received_at timestamp with time zone not null,
  moves integer not null default 0,
  going_at timestamp with time zone,
  ended_as text,
  ended_at timestamp with time zone,
  end_why text not null default ''::text,
  emptied boolean not null default false,
  created_at timestamp with time zone not null default now()
  -- CHECK (((status = 'cancelled'::text) = ((ended_as IS NOT NULL) AND (ended_at IS NOT NULL))))
  -- CHECK (((to_min <= 1440) AND (to_min > from_min)))
  -- CHECK ((code ~ '^[34679ACEFHKMRTWXY]{7}$'::text))
  -- CHECK ((emptied OR (person_id IS NOT NULL) OR (phone <> ''::text) OR (email <> ''::text) OR (address <> ''::text)))
  -- CHECK ((ended_as = ANY (ARRAY['self'::text, 'desk'::text, 'off'::text])))
  -- CHECK ((from_min >= 0))
  -- CHECK ((how = ANY (ARRAY['visit'::text, 'phone'::text, 'online'::text])))
  -- CHECK ((on_day >= '2000-01-01'::date))
  -- CHECK ((site = ANY (ARRAY['desk'::text, 'branch'::text, 'outreach'::text, 'remote'::text])))
  -- CHECK ((status = ANY (ARRAY['booked'::text, 'late'::text, 'came'::text, 'done'::text, 'missed'::text, 'cancelled'::text])))
  -- CHECK ((topic = ANY (ARRAY['work'::text, 'volunteering'::text, 'hobby'::text, 'learning'::text, 'living'::text, 'other'::text])))
  -- CHECK ((whom = ANY (ARRAY['self'::text, 'other'::text, 'together'::text])))
  -- EXCLUDE USING gist (int8range(((((hashtextextended((host_id)::text, (0)::bigint) & '68719476735'::bigint) * 134217728) + ((on_day - '2000-01-01'::date) * 1440)) + from_min), ((((hashtextextended((host_id)::text, (0)::bigint) & '68719476735'::bigint) * 134217728) + ((on_day - '2000-01-01'::date) * 1440)) + to_min)) WITH &&) WHERE ((status <> 'cancelled'::text))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, host_id) REFERENCES appointment_host(municipality_id, id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id)
  -- FOREIGN KEY (municipality_id, rule_id) REFERENCES appointment_rule(municipality_id, id)
  -- FOREIGN KEY (municipality_id, typed_by) REFERENCES account(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, code)
  -- UNIQUE (municipality_id, form)
  -- INDEX appointment_day USING btree (municipality_id, on_day, from_min)
  -- INDEX appointment_host_day USING btree (municipality_id, host_id, on_day)
  -- INDEX appointment_person USING btree (municipality_id, person_id) WHERE (person_id IS NOT NULL)
  -- INDEX appointment_received USING btree (municipality_id, received_at)
  -- INDEX appointment_rule_of USING btree (municipality_id, rule_id)
  -- INDEX appointment_typed_by USING btree (municipality_id, typed_by) WHERE (typed_by IS NOT NULL)
  -- rows of one municipality only (row-level security, forced)
)

create table appointment_host (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  title text not null,
  name text not null,
  account_id uuid not null,
  ended_at timestamp with time zone,
  created_at timestamp with time zone not null default now()
  -- CHECK ((name <> ''::text))
  -- CHECK ((title <> ''::text))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, account_id) REFERENCES account(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX appointment_host_account USING btree (municipality_id, account_id)
  -- UNIQUE INDEX appointment_host_bits USING btree (((hashtextextended((id)::text, (0)::bigint) & '68719476735'::bigint)))
  -- rows of one municipality only (row-level security, forced)
)

create table appointment_off (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  host_id uuid not null,
  on_day date not null,
  why text not null default ''::text,
  by_account uuid not null,
  at timestamp with time zone not null,
  created_at timestamp with time zone not null default now()
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, host_id) REFERENCES appointment_host(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, host_id, on_day)
  -- INDEX appointment_off_by USING btree (municipality_id, by_account)
  -- rows of one municipality only (row-level security, forced)
)

create table appointment_rule (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  host_id uuid not null,
  weekdays integer[] not null,
  nths integer[] not null default '{}'::integer[],
  from_min integer not null,
  to_min integer not null,
  minutes integer not null,
  from_on date not null,
  until_on date,
  site text not null,
  site_name text not null default ''::text,
  site_address text not null default ''::text,
  hows text[] not null,
  shut_too boolean not null default false,
  by_account uuid not null,
  at timestamp with time zone not null,
  created_at timestamp with time zone not null default now()
  -- CHECK ((((minutes >= 10) AND (minutes <= 240)) AND ((from_min + minutes) <= to_min)))
  -- CHECK (((hows <> '{}'::text[]) AND (hows <@ '{visit,phone,online}'::text[]) AND (NOT ((site = 'remote'::text) AND ('visit'::text = ANY (hows))))))
  -- CHECK (((weekdays <> '{}'::integer[]) AND (weekdays <@ '{0,1,2,3,4,5,6}'::integer[])))
  -- CHECK ((from_min >= 0))
  -- CHECK ((nths <@ '{1,2,3,4,5}'::integer[]))
  -- CHECK ((site = ANY (ARRAY['desk'::text, 'branch'::text, 'outreach'::text, 'remote'::text])))
  -- CHECK ((to_min <= 1440))
  -- CHECK ((until_on >= (from_on - 1)))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, host_id) REFERENCES appointment_host(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX appointment_rule_by USING btree (municipality_id, by_account)
  -- INDEX appointment_rule_host USING btree (municipality_id, host_id)
  -- rows of one municipality only (row-level security, forced)
)

create table area (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  name text not null,
  position integer not null,
  lat double precision not null,
  lng double precision not null,
  created_at timestamp with time zone not null default now(),
  neighbour text,
  ends_on date
  -- CHECK ((neighbour ~ '^[0-9]{6}$'::text))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, name)
  -- rows of one municipality only (row-level security, forced)
)

create table assignment (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  opportunity_id uuid not null,
  slot_id uuid,
  weekday integer,
  on_day date,
  from_min integer not null,
  to_min integer not null,
  weeks integer not null,
  person_id uuid not null,
  proposal_id uuid,
  call_id uuid,
  from_on date not null,
  to_on date,
  by_account uuid not null,
  at timestamp with time zone not null,
  ended_by uuid,
  ended_at timestamp with time zone,
  created_at timestamp with time zone not null default now()
  -- CHECK (((proposal_id IS NULL) <> (call_id IS NULL)))
  -- CHECK (((to_min <= 1440) AND (to_min > from_min)))
  -- CHECK (((weekday >= 0) AND (weekday <= 6)))
  -- CHECK (((weekday IS NULL) <> (on_day IS NULL)))
  -- CHECK ((from_min >= 0))
  -- CHECK ((to_on >= (from_on - 1)))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, call_id) REFERENCES substitute_call(municipality_id, id)
  -- FOREIGN KEY (municipality_id, ended_by) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, opportunity_id) REFERENCES opportunity(municipality_id, id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id)
  -- FOREIGN KEY (municipality_id, proposal_id) REFERENCES proposal(municipality_id, id)
  -- FOREIGN KEY (municipality_id, slot_id) REFERENCES slot(municipality_id, id) ON DELETE SET NULL (slot_id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX assignment_by USING btree (municipality_id, by_account)
  -- INDEX assignment_call USING btree (municipality_id, call_id)
  -- INDEX assignment_ended_by USING btree (municipality_id, ended_by)
  -- INDEX assignment_opportunity USING btree (municipality_id, opportunity_id, from_on)
  -- INDEX assignment_person USING btree (municipality_id, person_id, from_on)
  -- INDEX assignment_proposal USING btree (municipality_id, proposal_id)
  -- INDEX assignment_slot USING btree (municipality_id, slot_id)
  -- UNIQUE INDEX assignment_once USING btree (municipality_id, slot_id, person_id) WHERE ((to_on IS NULL) AND (call_id IS NULL))
  -- rows of one municipality only (row-level security, forced)
)

create table attendance_record (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  assignment_id uuid not null,
  on_day date not null,
  came boolean not null,
  by_account uuid not null,
  at timestamp with time zone not null,
  created_at timestamp with time zone not null default now()
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, assignment_id) REFERENCES assignment(municipality_id, id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX attendance_record_by USING btree (municipality_id, by_account)
  -- INDEX attendance_record_day USING btree (municipality_id, assignment_id, on_day, at)
  -- rows of one municipality only (row-level security, forced)
)

create table audit_check (
  municipality_id uuid not null default tenant(),
  seq bigint not null,
  hash bytea not null,
  head_seq bigint not null,
  head_hash bytea not null,
  checked_at timestamp with time zone not null,
  broken bigint,
  found_at timestamp with time zone,
  created_at timestamp with time zone not null default now()
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- PRIMARY KEY (municipality_id)
  -- rows of one municipality only (row-level security, forced)
)

create table audit_head (
  municipality_id uuid not null default tenant(),
  seq bigint not null,
  hash bytea not null,
  created_at timestamp with time zone not null default now()
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- PRIMARY KEY (municipality_id)
  -- rows of one municipality only (row-level security, forced)
)

create table audit_log (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  at timestamp with time zone not null default now(),
  actor_id uuid default looker(),
  action text not null,
  subject_kind text,
  subject_id uuid,
  path text not null,
  request_id text not null,
  created_at timestamp with time zone not null default now(),
  seq bigint not null default 0,
  hash bytea not null default '\x'::bytea,
  shown uuid[],
  asked jsonb,
  refused text
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, seq)
  -- INDEX audit_log_action USING btree (municipality_id, action, at)
  -- INDEX audit_log_actor USING btree (municipality_id, actor_id, at)
  -- INDEX audit_log_at USING btree (municipality_id, at)
  -- INDEX audit_log_refused USING btree (municipality_id, at) WHERE (refused IS NOT NULL)
  -- INDEX audit_log_shown USING gin (shown) WITH (fastupdate=off)
  -- INDEX audit_log_subject USING btree (municipality_id, subject_id, at)
  -- rows of one municipality only (row-level security, forced)
)

create table availability (
  municipality_id uuid not null default tenant(),
  person_id uuid not null,
  weekday integer not null,
  from_min integer not null,
  to_min integer not null,
  created_at timestamp with time zone not null default now()
  -- CHECK (((to_min <= 1440) AND (to_min > from_min)))
  -- CHECK (((weekday >= 0) AND (weekday <= 6)))
  -- CHECK ((from_min >= 0))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id)
  -- PRIMARY KEY (municipality_id, person_id, weekday, from_min)
  -- rows of one municipality only (row-level security, forced)
)

create table booking (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  form uuid not null,
  code text not null,
  occasion_id uuid not null,
  status text not null,
  party integer not null,
  companions text not null default ''::text,
  spare boolean not null default false,
  seats integer not null default 0,
  person_id uuid,
  name text not null,
  phone text not null default ''::text,
  email text not null default ''::text,
  address text not null default ''::text,
  who text not null,
  contacts text[] not null,
  whom text not null,
  note text not null default ''::text,
  place bytea,
  medium text not null,
  typed_by uuid,
  received_at timestamp with time zone not null,
  waits_since timestamp with time zone,
  offer_until timestamp with time zone,
  going_at timestamp with time zone,
  ended_as text,
  ended_at timestamp with time zone,
  end_why text not null default ''::text,
  created_at timestamp with time zone not null default now(),
  emptied boolean not null default false
  -- CHECK (
CASE status
    WHEN 'applied'::text THEN (seats = 0)
    WHEN 'offered'::text THEN (seats >= party)
    WHEN 'confirmed'::text THEN (seats >= party)
    ELSE true
END)
  -- CHECK (((party >= 1) AND (party <= 4)))
  -- CHECK (((seats >= 0) AND (seats <= 4)))
  -- CHECK (((status = 'cancelled'::text) = ((ended_as IS NOT NULL) AND (ended_at IS NOT NULL))))
  -- CHECK (((status = 'offered'::text) = (offer_until IS NOT NULL)))
  -- CHECK ((code ~ '^[34679ACEFHKMRTWXY]{7}$'::text))
  -- CHECK ((emptied OR ((person_id IS NOT NULL) OR (phone <> ''::text) OR (email <> ''::text) OR (address <> ''::text))))
  -- CHECK ((ended_as = ANY (ARRAY['self'::text, 'desk'::text, 'off'::text, 'full'::text])))
  -- CHECK ((status = ANY (ARRAY['applied'::text, 'confirmed'::text, 'waiting'::text, 'offered'::text, 'lapsed'::text, 'attended'::text, 'absent'::text, 'cancelled'::text])))
  -- CHECK ((whom = ANY (ARRAY['self'::text, 'other'::text])))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, occasion_id) REFERENCES occasion(municipality_id, id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id)
  -- FOREIGN KEY (municipality_id, typed_by) REFERENCES account(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, code)
  -- UNIQUE (municipality_id, form)
  -- INDEX booking_full USING btree (municipality_id, occasion_id) WHERE ((NOT emptied) AND (person_id IS NULL))
  -- INDEX booking_occasion USING btree (municipality_id, occasion_id, waits_since)
  -- INDEX booking_offers USING btree (municipality_id, offer_until) WHERE (status = 'offered'::text)
  -- INDEX booking_person USING btree (municipality_id, person_id) WHERE (person_id IS NOT NULL)
  -- INDEX booking_received USING btree (municipality_id, received_at)
  -- INDEX booking_typed_by USING btree (municipality_id, typed_by) WHERE (typed_by IS NOT NULL)
  -- INDEX booking_who USING btree (municipality_id, who) WHERE (status = ANY (ARRAY['confirmed'::text, 'waiting'::text, 'offered'::text]))
  -- UNIQUE INDEX booking_once USING btree (municipality_id, occasion_id, who) WHERE (status = ANY (ARRAY['applied'::text, 'confirmed'::text, 'waiting'::text, 'offered'::text]))
  -- rows of one municipality only (row-level security, forced)
)

create table breakdown_part (
  municipality_id uuid not null default tenant(),
  id uuid not null default gen_random_uuid(),
  measure text not null,
  fiscal_year integer not null,
  quarter integer not null,
  dim text not null,
  value text not null,
  what text not null,
  long boolean,
  elder boolean,
  helps boolean,
  count integer not null,
  talks integer not null,
  timed integer not null,
  minutes integer not null,
  visits integer not null,
  created_at timestamp with time zone not null default now()
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX breakdown_part_of USING btree (municipality_id, measure, dim, fiscal_year)
  -- rows of one municipality only (row-level security, forced)
)

create table breakdown_share (
  municipality_id uuid not null default tenant(),
  whose uuid not null,
  cells breakdown_cell[] not null default '{}'::breakdown_cell[],
  created_at timestamp with time zone not null default now()
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- PRIMARY KEY (municipality_id, whose)
  -- rows of one municipality only (row-level security, forced)
)

create table bus_call (
  municipality_id uuid not null default tenant(),
  line_id uuid not null,
  place integer not null,
  stop_id uuid not null,
  minutes double precision not null
  -- CHECK ((minutes >= (0)::double precision))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, line_id) REFERENCES bus_line(municipality_id, id)
  -- FOREIGN KEY (municipality_id, stop_id) REFERENCES bus_stop(municipality_id, id)
  -- PRIMARY KEY (municipality_id, line_id, place)
  -- INDEX bus_call_municipality_id_stop_id_idx USING btree (municipality_id, stop_id)
  -- rows of one municipality only (row-level security, forced)
)

create table bus_line (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  name text not null,
  operator text not null,
  both_ways boolean not null,
  per_hour double precision[] not null,
  valid_from date not null,
  ends_on date,
  source text not null,
  created_at timestamp with time zone not null default now()
  -- CHECK (((array_length(per_hour, 1) = 6) AND ((0)::double precision <= ALL (per_hour))))
  -- CHECK ((ends_on >= valid_from))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, name)
  -- rows of one municipality only (row-level security, forced)
)

create table bus_stop (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  name text not null,
  lat double precision not null,
  lng double precision not null,
  created_at timestamp with time zone not null default now()
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, name)
  -- rows of one municipality only (row-level security, forced)
)

create table calendar (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  person_id uuid not null,
  at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  created_at timestamp with time zone not null default now()
  -- CHECK ((until_at > at))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX calendar_person USING btree (municipality_id, person_id)
  -- INDEX calendar_until USING btree (municipality_id, until_at) WHERE (ended_at IS NULL)
  -- rows of one municipality only (row-level security, forced)
)

create table campaign (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  code text not null,
  name text not null,
  medium text not null,
  note text not null default ''::text,
  made_on date not null,
  created_at timestamp with time zone not null default now()
  -- CHECK ((code ~ '^[34679ACEFHKMRTWXY]{5}$'::text))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, code)
  -- INDEX campaign_made USING btree (municipality_id, made_on DESC, id DESC)
  -- rows of one municipality only (row-level security, forced)
)

create table case_milestone (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  case_id uuid not null,
  person_id uuid,
  title text not null,
  waits text not null,
  partner text not null default ''::text,
  planned_on date not null,
  done_on date,
  skipped text,
  created_at timestamp with time zone not null default now()
  -- CHECK (((skipped IS NULL) OR (done_on IS NOT NULL)))
  -- CHECK ((skipped = ANY (ARRAY['before'::text, 'needless'::text, 'unwanted'::text, 'unable'::text])))
  -- CHECK ((title <> ''::text))
  -- CHECK ((waits = ANY (ARRAY['desk'::text, 'resident'::text, 'organiser'::text, 'partner'::text])))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, case_id) REFERENCES support_case(municipality_id, id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX case_milestone_case USING btree (municipality_id, case_id, planned_on)
  -- INDEX case_milestone_person USING btree (municipality_id, person_id) WHERE (person_id IS NOT NULL)
  -- rows of one municipality only (row-level security, forced)
)

create table certificate (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  number text not null default ''::text,
  person_id uuid not null,
  name text not null default ''::text,
  kind text not null,
  from_on date not null,
  to_on date not null,
  made_as text not null,
  by_account uuid not null,
  at timestamp with time zone not null,
  with_own boolean not null default false,
  recorded jsonb not null default '[]'::jsonb,
  own jsonb not null default '[]'::jsonb,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  created_at timestamp with time zone not null default now()
  -- CHECK (((made_as = 'self'::text) OR (NOT with_own)))
  -- CHECK (((withdrawn_at IS NULL) = (withdrawn_by IS NULL)))
  -- CHECK ((kind = ANY (ARRAY['all'::text, 'seats'::text, 'courses'::text])))
  -- CHECK ((made_as = ANY (ARRAY['self'::text, 'desk'::text])))
  -- CHECK ((to_on >= from_on))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id)
  -- FOREIGN KEY (municipality_id, withdrawn_by) REFERENCES account(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, number)
  -- INDEX certificate_by USING btree (municipality_id, by_account)
  -- INDEX certificate_person USING btree (municipality_id, person_id, at)
  -- INDEX certificate_withdrawn_by USING btree (municipality_id, withdrawn_by) WHERE (withdrawn_by IS NOT NULL)
  -- rows of one municipality only (row-level security, forced)
)

create table closed_figure (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  closed_id uuid not null,
  indicator_id uuid not null,
  version_id uuid not null,
  value numeric,
  part integer,
  base integer,
  target numeric,
  counted text not null,
  evidence text not null,
  evidence_count integer not null,
  evidence_hash text not null,
  created_at timestamp with time zone not null default now()
  -- CHECK ((counted = ANY (ARRAY['whole'::text, 'part'::text, 'none'::text])))
  -- CHECK ((evidence_hash ~ '^[0-9a-f]{64}$'::text))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, closed_id) REFERENCES closed_quarter(municipality_id, id)
  -- FOREIGN KEY (municipality_id, indicator_id) REFERENCES indicator(municipality_id, id)
  -- FOREIGN KEY (municipality_id, version_id) REFERENCES indicator_version(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, closed_id, indicator_id)
  -- INDEX closed_figure_indicator USING btree (municipality_id, indicator_id)
  -- INDEX closed_figure_version USING btree (municipality_id, version_id)
  -- rows of one municipality only (row-level security, forced)
)

create table closed_quarter (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  fiscal_year integer not null,
  quarter integer not null,
  from_day date not null,
  to_day date not null,
  by_account uuid not null,
  at timestamp with time zone not null,
  before_hash text not null,
  hash text not null,
  created_at timestamp with time zone not null default now()
  -- CHECK (((quarter >= 1) AND (quarter <= 4)))
  -- CHECK ((hash ~ '^[0-9a-f]{64}$'::text))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, fiscal_year, quarter)
  -- INDEX closed_quarter_by USING btree (municipality_id, by_account)
  -- rows of one municipality only (row-level security, forced)
)

create table closing_correction (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  figure_id uuid not null,
  number integer not null,
  value numeric,
  part integer,
  base integer,
  reason text not null,
  by_account uuid not null,
  at timestamp with time zone not null,
  created_at timestamp with time zone not null default now()
  -- CHECK ((number > 0))
  -- CHECK ((reason <> ''::text))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, figure_id) REFERENCES closed_figure(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, figure_id, number)
  -- INDEX closing_correction_by USING btree (municipality_id, by_account)
  -- rows of one municipality only (row-level security, forced)
)

create table condition (
  municipality_id uuid not null default tenant(),
  person_id uuid not null,
  load text not null,
  degree integer not null,
  created_at timestamp with time zone not null default now()
  -- CHECK (((degree >= 0) AND (degree <= 3)))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id)
  -- PRIMARY KEY (municipality_id, person_id, load)
  -- rows of one municipality only (row-level security, forced)
)

create table consent (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  person_id uuid not null,
  purpose text not null,
  recipient_id uuid,
  fields text[] not null,
  wording text not null,
  given_on date not null,
  given_by_medium text not null,
  taken_by uuid not null,
  withdrawn_on date,
  withdrawn_by uuid,
  created_at timestamp with time zone not null default now()
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id)
  -- FOREIGN KEY (municipality_id, recipient_id) REFERENCES organisation(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX consent_person USING btree (municipality_id, person_id, given_on DESC, id DESC)
  -- INDEX consent_recipient USING btree (municipality_id, recipient_id)
  -- UNIQUE INDEX consent_live USING btree (municipality_id, person_id, purpose, recipient_id) NULLS NOT DISTINCT WHERE (withdrawn_on IS NULL)
  -- rows of one municipality only (row-level security, forced)
)

create table consultation (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  person_id uuid,
  on_day date not null,
  started_at_min integer,
  minutes integer not null,
  channel text not null,
  place text not null default ''::text,
  said text not null default ''::text,
  vague_wish text not null default ''::text,
  became text not null default ''::text,
  topics text[] not null default '{}'::text[],
  satisfied integer,
  by_account uuid not null,
  programme_id uuid,
  created_at timestamp with time zone not null default now(),
  with_id uuid,
  satisfied_way text,
  satisfied_typed integer
  -- CHECK ((((satisfied >= 1) AND (satisfied <= 5)) OR (satisfied = 9)))
  -- CHECK ((((satisfied_typed >= 1) AND (satisfied_typed <= 5)) OR (satisfied_typed = 9)))
  -- CHECK (((minutes >= 0) AND (minutes <= 1440)))
  -- CHECK (((satisfied_typed IS NULL) OR (satisfied_way IS NOT NULL)))
  -- CHECK (((satisfied_way IS NULL) OR ((satisfied IS NOT NULL) AND ((satisfied_way = 'handed'::text) = (satisfied = 9)))))
  -- CHECK (((with_id IS NULL) OR ((person_id IS NOT NULL) AND (with_id <> person_id))))
  -- CHECK ((satisfied_way = ANY (ARRAY['handed'::text, 'qr'::text, 'paper'::text, 'phone'::text])))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id)
  -- FOREIGN KEY (municipality_id, programme_id) REFERENCES programme(municipality_id, id)
  -- FOREIGN KEY (municipality_id, with_id) REFERENCES person(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- TRIGGER DEFERRABLE INITIALLY DEFERRED
  -- INDEX consultation_account USING btree (municipality_id, by_account)
  -- INDEX consultation_day USING btree (municipality_id, on_day DESC, created_at DESC, id) INCLUDE (channel, person_id, minutes, satisfied, by_account)
  -- INDEX consultation_first USING btree (municipality_id, person_id, on_day, created_at, id) INCLUDE (channel)
  -- INDEX consultation_programme USING btree (municipality_id, programme_id)
  -- INDEX consultation_with USING btree (municipality_id, with_id) WHERE (with_id IS NOT NULL)
  -- rows of one municipality only (row-level security, forced)
)

create table consultation_count (
  municipality_id uuid not null default tenant(),
  on_day date not null,
  channel text not null,
  satisfied integer not null,
  count integer not null,
  created_at timestamp with time zone not null default now(),
  way text not null default 'desk'::text
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- PRIMARY KEY (municipality_id, on_day, channel, satisfied, way)
  -- rows of one municipality only (row-level security, forced)
)

create table correction (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  kind text not null,
  record_id uuid not null,
  person_id uuid,
  to_person uuid,
  within uuid,
  opportunity_id uuid,
  verb text not null,
  incident text,
  reason text not null,
  before jsonb not null,
  after jsonb,
  by_account uuid not null,
  at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  whose uuid
  -- CHECK (((verb = 'move'::text) = (to_person IS NOT NULL)))
  -- CHECK (((verb = 'void'::text) = (after IS NULL)))
  -- CHECK ((reason <> ''::text))
  -- CHECK ((verb = ANY (ARRAY['correct'::text, 'move'::text, 'void'::text])))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, opportunity_id) REFERENCES opportunity(municipality_id, id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id)
  -- FOREIGN KEY (municipality_id, to_person) REFERENCES person(municipality_id, id)
  -- FOREIGN KEY (municipality_id, whose) REFERENCES person(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX correction_account USING btree (municipality_id, by_account)
  -- INDEX correction_at USING btree (municipality_id, at)
  -- INDEX correction_opportunity USING btree (municipality_id, opportunity_id)
  -- INDEX correction_person USING btree (municipality_id, person_id, at)
  -- INDEX correction_record USING btree (municipality_id, record_id)
  -- INDEX correction_to_person USING btree (municipality_id, to_person)
  -- INDEX correction_whose USING btree (municipality_id, whose, at)
  -- INDEX correction_within USING btree (municipality_id, within)
  -- rows of one municipality only (row-level security, forced)
)

create table council_action (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  meeting_id uuid not null,
  what text not null,
  who text not null default ''::text,
  due_on date not null,
  indicator_id uuid,
  by_account uuid not null,
  at timestamp with time zone not null,
  ended_how text,
  ended_by uuid,
  ended_at timestamp with time zone,
  result text not null default ''::text,
  created_at timestamp with time zone not null default now()
  -- CHECK ((((ended_how IS NULL) = (ended_at IS NULL)) AND ((ended_how IS NULL) = (ended_by IS NULL))))
  -- CHECK (((ended_how IS NULL) OR (result <> ''::text)))
  -- CHECK ((ended_how = ANY (ARRAY['done'::text, 'dropped'::text])))
  -- CHECK ((what <> ''::text))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, ended_by) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, indicator_id) REFERENCES indicator(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX council_action_by USING btree (municipality_id, by_account)
  -- INDEX council_action_ended_by USING btree (municipality_id, ended_by)
  -- INDEX council_action_indicator USING btree (municipality_id, indicator_id)
  -- INDEX council_action_meeting USING btree (municipality_id, meeting_id)
  -- INDEX council_action_open USING btree (municipality_id, due_on) WHERE (ended_at IS NULL)
  -- rows of one municipality only (row-level security, forced)
)

create table council_minutes (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  body text not null,
  place text not null default ''::text,
  present jsonb not null default '[]'::jsonb,
  items jsonb not null default '[]'::jsonb,
  by_account uuid not null,
  at timestamp with time zone not null,
  created_at timestamp with time zone not null default now()
  -- CHECK ((body <> ''::text))
  -- CHECK ((jsonb_typeof(items) = 'array'::text))
  -- CHECK ((jsonb_typeof(present) = 'array'::text))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX council_minutes_by USING btree (municipality_id, by_account)
  -- rows of one municipality only (row-level security, forced)
)

create table counter (
  municipality_id uuid not null default tenant(),
  name text not null,
  value integer not null,
  created_at timestamp with time zone not null default now()
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- PRIMARY KEY (municipality_id, name)
  -- rows of one municipality only (row-level security, forced)
)

create table data_wish (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  words text not null,
  by_account uuid not null,
  at timestamp with time zone not null,
  answer text,
  answered_by uuid,
  answered_at timestamp with time zone,
  created_at timestamp with time zone not null default now()
  -- CHECK ((((answer IS NULL) = (answered_at IS NULL)) AND ((answer IS NULL) = (answered_by IS NULL))))
  -- CHECK ((kind = ANY (ARRAY['correct'::text, 'delete'::text])))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, answered_by) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX data_wish_answered_by USING btree (municipality_id, answered_by) WHERE (answered_by IS NOT NULL)
  -- INDEX data_wish_by USING btree (municipality_id, by_account)
  -- INDEX data_wish_person USING btree (municipality_id, person_id, at)
  -- rows of one municipality only (row-level security, forced)
)

create table decision (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  proposal_id uuid not null,
  person_id uuid not null,
  opportunity_id uuid not null,
  legal_form text not null,
  hours_week numeric(4,1) not null,
  starts_on date not null,
  decided_on date not null,
  how text not null,
  partner_id uuid,
  ended_on date,
  end_reason text,
  created_at timestamp with time zone not null default now()
  -- CHECK ((hours_week >= (0)::numeric))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, opportunity_id) REFERENCES opportunity(municipality_id, id)
  -- FOREIGN KEY (municipality_id, partner_id) REFERENCES organisation(municipality_id, id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id)
  -- FOREIGN KEY (municipality_id, proposal_id) REFERENCES proposal(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, proposal_id)
  -- INDEX decision_day USING btree (municipality_id, decided_on, id) INCLUDE (person_id, opportunity_id, legal_form, hours_week, starts_on, ended_on)
  -- INDEX decision_opportunity USING btree (municipality_id, opportunity_id)
  -- INDEX decision_partner USING btree (municipality_id, partner_id)
  -- INDEX decision_person USING btree (municipality_id, person_id)
  -- rows of one municipality only (row-level security, forced)
)

create table delegation (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  person_id uuid not null,
  number text not null,
  name text not null,
  relation text not null,
  may text[] not null,
  until_on date not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  medium text not null,
  code_hash bytea not null,
  code_until timestamp with time zone not null,
  tries integer not null default 0,
  taken_at timestamp with time zone,
  account_id uuid,
  ended_at timestamp with time zone,
  ended_as text,
  created_at timestamp with time zone not null default now(),
  born_on date,
  used_at timestamp with time zone,
  by_card boolean not null default (born_on IS NOT NULL)
  -- CHECK (((ended_at IS NULL) = (ended_as IS NULL)))
  -- CHECK (((may <> '{}'::text[]) AND (may <@ ARRAY['see'::text, 'act'::text, 'plan'::text])))
  -- CHECK (((taken_at IS NULL) = (account_id IS NULL)))
  -- CHECK ((ended_as = ANY (ARRAY['person'::text, 'desk'::text, 'delegate'::text, 'over'::text, 'closed'::text, 'merged'::text])))
  -- CHECK ((medium = ANY (ARRAY['web'::text, 'visit'::text, 'phone'::text, 'outreach'::text, 'post'::text])))
  -- CHECK ((name <> ''::text))
  -- CHECK ((number ~ '^\d{8}$'::text))
  -- CHECK ((relation = ANY (ARRAY['spouse'::text, 'child'::text, 'family'::text, 'helper'::text, 'friend'::text, 'guardian'::text])))
  -- CHECK ((until_on <= ((made_at)::date + 367)))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, account_id) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, made_by) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, number)
  -- INDEX delegation_account USING btree (municipality_id, account_id) WHERE (account_id IS NOT NULL)
  -- INDEX delegation_made_by USING btree (municipality_id, made_by)
  -- INDEX delegation_open USING btree (municipality_id, until_on) WHERE (ended_at IS NULL)
  -- INDEX delegation_person USING btree (municipality_id, person_id)
  -- rows of one municipality only (row-level security, forced)
)

create table diary_line (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  person_id uuid not null,
  on_day date not null,
  opportunity_id uuid,
  title text not null,
  half_hours integer,
  note text not null default ''::text,
  at timestamp with time zone not null,
  changed_at timestamp with time zone,
  created_at timestamp with time zone not null default now()
  -- CHECK (((half_hours >= 1) AND (half_hours <= 48)))
  -- CHECK ((title <> ''::text))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, opportunity_id) REFERENCES opportunity(municipality_id, id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX diary_line_opportunity USING btree (municipality_id, opportunity_id) WHERE (opportunity_id IS NOT NULL)
  -- INDEX diary_line_person USING btree (municipality_id, person_id, on_day)
  -- rows of one municipality only (row-level security, forced)
)

create table draft (
  municipality_id uuid not null default tenant(),
  account_id uuid not null,
  key text not null,
  data jsonb not null,
  updated_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now()
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, account_id) REFERENCES account(municipality_id, id)
  -- PRIMARY KEY (municipality_id, account_id, key)
  -- rows of one municipality only (row-level security, forced)
)

create table entry (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  kind text not null,
  work_id uuid,
  team_id uuid,
  from_day date,
  on_day date not null,
  fiscal_year integer not null default (EXTRACT(year FROM (on_day - '3 mons'::interval)))::integer,
  quarter integer not null default 
CASE
    WHEN ((EXTRACT(year FROM (from_day - '3 mons'::interval)) = EXTRACT(year FROM (on_day - '3 mons'::interval))) AND (((((EXTRACT(month FROM from_day))::integer + 8) % 12) / 3) <> ((((EXTRACT(month FROM on_day))::integer + 8) % 12) / 3))) THEN 0
    ELSE (((((EXTRACT(month FROM on_day))::integer + 8) % 12) / 3) + 1)
END,
  count numeric not null,
  part text not null default ''::text,
  asked integer,
  answers integer[],
  source text not null default ''::text,
  note text not null default ''::text,
  by_account uuid not null,
  at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  surveyed boolean not null default false,
  medium text not null default ''::text
  -- CHECK (((NOT surveyed) OR ((answers IS NOT NULL) AND (asked IS NOT NULL))))
  -- CHECK (((answers IS NULL) OR ((cardinality(answers) = 5) AND (array_position(answers, NULL::integer) IS NULL) AND (0 <= ALL (answers)))))
  -- CHECK (((asked IS NULL) OR ((answers IS NOT NULL) AND (asked >= ((((answers[1] + answers[2]) + answers[3]) + answers[4]) + answers[5])))))
  -- CHECK (((medium ~ '^[a-z-]*$'::text) AND ((medium = ''::text) OR ((kind = 'expense'::text) AND (part = '広報費'::text)))))
  -- CHECK ((EXTRACT(year FROM (from_day - '3 mons'::interval)) = EXTRACT(year FROM (on_day - '3 mons'::interval))))
  -- CHECK ((count >= (0)::numeric))
  -- CHECK ((from_day <= on_day))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, kind) REFERENCES entry_kind(municipality_id, key)
  -- FOREIGN KEY (municipality_id, team_id) REFERENCES staff_team(municipality_id, id)
  -- FOREIGN KEY (municipality_id, work_id) REFERENCES work(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX entry_by USING btree (municipality_id, by_account)
  -- INDEX entry_day USING btree (municipality_id, on_day, id)
  -- INDEX entry_kind_day USING btree (municipality_id, kind, on_day)
  -- INDEX entry_sum_key USING btree (municipality_id, fiscal_year, quarter, kind)
  -- INDEX entry_team USING btree (municipality_id, team_id)
  -- INDEX entry_work USING btree (municipality_id, work_id)
  -- rows of one municipality only (row-level security, forced)
)

create table entry_card (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  person_id uuid not null,
  number integer not null,
  birth_on date not null,
  name text not null,
  code_hash bytea not null,
  at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  by_account uuid not null,
  tries integer not null default 0,
  used_at timestamp with time zone,
  ended_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  rests_until timestamp with time zone
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX entry_card_by USING btree (municipality_id, by_account)
  -- INDEX entry_card_person USING btree (municipality_id, person_id, at)
  -- UNIQUE INDEX entry_card_one USING btree (municipality_id, number) WHERE ((used_at IS NULL) AND (ended_at IS NULL))
  -- rows of one municipality only (row-level security, forced)
)

create table entry_file (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  entry_id uuid not null,
  name text not null,
  type text not null,
  size integer not null,
  sha256 text not null,
  bytes bytea not null,
  by_account uuid not null,
  at timestamp with time zone not null,
  created_at timestamp with time zone not null default now()
  -- CHECK (((size >= 1) AND (size <= 10485760)))
  -- CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
  -- CHECK ((type = ANY (ARRAY['pdf'::text, 'xlsx'::text, 'docx'::text, 'csv'::text, 'jpg'::text, 'png'::text, 'txt'::text])))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX entry_file_by USING btree (municipality_id, by_account)
  -- INDEX entry_file_entry USING btree (municipality_id, entry_id)
  -- rows of one municipality only (row-level security, forced)
)

create table entry_kind (
  municipality_id uuid not null default tenant(),
  key text not null,
  name text not null,
  unit text not null,
  lead text not null default ''::text,
  asks text not null default 'none'::text,
  part_label text,
  parts text[] not null default '{}'::text[],
  ahead boolean not null default false,
  state boolean not null default false,
  standard boolean not null default false,
  sort integer not null default 0,
  ended_on date,
  created_at timestamp with time zone not null default now()
  -- CHECK (((parts = '{}'::text[]) OR (part_label IS NOT NULL)))
  -- CHECK ((asks = ANY (ARRAY['none'::text, 'may'::text, 'only'::text])))
  -- CHECK ((key ~ '^[a-z][a-z0-9-]{1,39}$'::text))
  -- CHECK ((name <> ''::text))
  -- CHECK ((unit <> ''::text))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- PRIMARY KEY (municipality_id, key)
  -- rows of one municipality only (row-level security, forced)
)

create table entry_sum (
  municipality_id uuid not null default tenant(),
  id uuid not null default gen_random_uuid(),
  fiscal_year integer not null,
  quarter integer not null,
  kind text not null,
  part text not null,
  work_id uuid,
  entries integer not null default 0,
  surveys integer not null default 0,
  count numeric not null default 0,
  last numeric,
  last_day date,
  asked integer,
  answers integer[] not null default '{0,0,0,0,0}'::integer[],
  created_at timestamp with time zone not null default now()
  -- CHECK (((quarter >= 0) AND (quarter <= 4)))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, kind) REFERENCES entry_kind(municipality_id, key)
  -- FOREIGN KEY (municipality_id, work_id) REFERENCES work(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE NULLS NOT DISTINCT (municipality_id, fiscal_year, quarter, kind, part, work_id)
  -- INDEX entry_sum_work USING btree (municipality_id, work_id)
  -- rows of one municipality only (row-level security, forced)
)

create table erased (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  at timestamp with time zone not null,
  created_at timestamp with time zone not null default now()
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- PRIMARY KEY (municipality_id, id)
  -- rows of one municipality only (row-level security, forced)
)

create table erasure (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  person_id uuid not null,
  ground text not null,
  status text not null,
  why text not null default ''::text,
  tells boolean not null default false,
  until_on date,
  by_account uuid,
  at timestamp with time zone not null,
  approved_by uuid,
  approved_at timestamp with time zone,
  carry_on date,
  ended_by uuid,
  done_at timestamp with time zone,
  counts jsonb,
  created_at timestamp with time zone not null default now()
  -- CHECK (((ground = 'again'::text) OR (by_account IS NOT NULL)))
  -- CHECK (((status <> 'done'::text) OR (why = ''::text)))
  -- CHECK (((status = 'done'::text) = (done_at IS NOT NULL)))
  -- CHECK (((status = ANY (ARRAY['noted'::text, 'proposed'::text, 'ended'::text])) OR (ground = 'again'::text) OR ((approved_by IS NOT NULL) AND (carry_on IS NOT NULL))))
  -- CHECK ((approved_by <> by_account))
  -- CHECK ((ground = ANY (ARRAY['asked'::text, 'period'::text, 'again'::text])))
  -- CHECK ((status = ANY (ARRAY['noted'::text, 'proposed'::text, 'approved'::text, 'done'::text, 'ended'::text])))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, approved_by) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, ended_by) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX erasure_approved_by USING btree (municipality_id, approved_by) WHERE (approved_by IS NOT NULL)
  -- INDEX erasure_by USING btree (municipality_id, by_account) WHERE (by_account IS NOT NULL)
  -- INDEX erasure_done USING btree (municipality_id, done_at DESC) WHERE (status = 'done'::text)
  -- INDEX erasure_ended_by USING btree (municipality_id, ended_by) WHERE (ended_by IS NOT NULL)
  -- INDEX erasure_person USING btree (municipality_id, person_id)
  -- INDEX erasure_status USING btree (municipality_id, status, at)
  -- UNIQUE INDEX erasure_open USING btree (municipality_id, person_id) WHERE (status = ANY (ARRAY['noted'::text, 'proposed'::text, 'approved'::text]))
  -- rows of one municipality only (row-level security, forced)
)

create table evaluation (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  work_id uuid not null,
  team_id uuid not null,
  fiscal_year integer not null,
  kind text not null,
  page text not null default ''::text,
  name text not null,
  summary text not null default ''::text,
  purpose text not null default ''::text,
  progress text not null default ''::text,
  indicator text not null default ''::text,
  counted text,
  unit text not null default ''::text,
  direction text not null default 'up'::text,
  target numeric,
  actual numeric,
  breakdown text not null default ''::text,
  grade text,
  assessment text not null default ''::text,
  outlook text not null default ''::text,
  version integer not null default 1,
  by_account uuid not null,
  at timestamp with time zone not null,
  submitted_by uuid,
  submitted_at timestamp with time zone,
  confirmed_by uuid,
  confirmed_at timestamp with time zone,
  returned_why text,
  created_at timestamp with time zone not null default now()
  -- CHECK ((((submitted_at IS NULL) = (submitted_by IS NULL)) AND ((confirmed_at IS NULL) = (confirmed_by IS NULL))))
  -- CHECK (((confirmed_at IS NULL) OR (submitted_at IS NOT NULL)))
  -- CHECK (((fiscal_year >= 2000) AND (fiscal_year <= 2099)))
  -- CHECK (((kind = 'score'::text) OR ((indicator = ''::text) AND (target IS NULL) AND (actual IS NULL) AND (grade IS NULL))))
  -- CHECK ((actual >= (0)::numeric))
  -- CHECK ((direction = ANY (ARRAY['up'::text, 'down'::text])))
  -- CHECK ((kind = ANY (ARRAY['progress'::text, 'score'::text])))
  -- CHECK ((name <> ''::text))
  -- CHECK ((target >= (0)::numeric))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, confirmed_by) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, submitted_by) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, team_id) REFERENCES staff_team(municipality_id, id)
  -- FOREIGN KEY (municipality_id, work_id) REFERENCES work(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, work_id, team_id, fiscal_year)
  -- INDEX evaluation_by USING btree (municipality_id, by_account)
  -- INDEX evaluation_confirmed_by USING btree (municipality_id, confirmed_by)
  -- INDEX evaluation_submitted_by USING btree (municipality_id, submitted_by)
  -- INDEX evaluation_team USING btree (municipality_id, team_id)
  -- INDEX evaluation_year USING btree (municipality_id, fiscal_year, work_id)
  -- rows of one municipality only (row-level security, forced)
)

create table exclusion (
  municipality_id uuid not null default tenant(),
  person_id uuid not null,
  organisation_id uuid not null,
  reason text not null,
  set_by uuid not null,
  created_at timestamp with time zone not null default now(),
  id uuid not null,
  ended_at timestamp with time zone,
  ended_by uuid,
  end_reason text
  -- CHECK ((((ended_at IS NULL) = (ended_by IS NULL)) AND ((ended_at IS NULL) = (end_reason IS NULL))))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, ended_by) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, organisation_id) REFERENCES organisation(municipality_id, id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id)
  -- FOREIGN KEY (municipality_id, set_by) REFERENCES account(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX exclusion_ended_by USING btree (municipality_id, ended_by)
  -- INDEX exclusion_organisation USING btree (municipality_id, organisation_id)
  -- INDEX exclusion_person USING btree (municipality_id, person_id)
  -- INDEX exclusion_set_by USING btree (municipality_id, set_by)
  -- UNIQUE INDEX exclusion_live USING btree (municipality_id, person_id, organisation_id) WHERE (ended_at IS NULL)
  -- rows of one municipality only (row-level security, forced)
)

create table facility (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  kind text not null,
  name text not null,
  lat double precision not null,
  lng double precision not null,
  created_at timestamp with time zone not null default now(),
  kana text not null default ''::text,
  ends_on date
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, name)
  -- rows of one municipality only (row-level security, forced)
)

create table form_once (
  municipality_id uuid not null default tenant(),
  token uuid not null,
  account_id uuid,
  location text,
  created_at timestamp with time zone not null default now()
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- PRIMARY KEY (municipality_id, token)
  -- rows of one municipality only (row-level security, forced)
)

create table guard_alert (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  fiscal_year integer not null,
  quarter integer not null,
  group_key text not null,
  name text not null,
  quota integer not null,
  registered integer not null,
  at timestamp with time zone not null,
  answered_by uuid,
  answered_at timestamp with time zone,
  answer text not null default ''::text,
  created_at timestamp with time zone not null default now()
  -- CHECK ((((answered_at IS NULL) = (answered_by IS NULL)) AND ((answered_at IS NULL) = (answer = ''::text))))
  -- CHECK (((quarter >= 1) AND (quarter <= 4)))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, answered_by) REFERENCES account(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, fiscal_year, quarter, group_key)
  -- INDEX guard_alert_by USING btree (municipality_id, answered_by)
  -- rows of one municipality only (row-level security, forced)
)

create table happening (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  kind text not null,
  subject_kind text not null,
  subject_id uuid not null,
  person_id uuid,
  actor_id uuid,
  on_behalf_of uuid,
  medium text,
  at timestamp with time zone not null,
  data jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null default now(),
  tx xid8 not null default pg_current_xact_id(),
  standing_id uuid default my_standing()
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, standing_id) REFERENCES standing(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX happening_of_setup USING btree (municipality_id, at DESC, id DESC) WHERE (kind = 'municipality.setup'::text)
  -- INDEX happening_person USING btree (municipality_id, person_id, at) WHERE (person_id IS NOT NULL)
  -- INDEX happening_standing USING btree (municipality_id, standing_id) WHERE (standing_id IS NOT NULL)
  -- INDEX happening_subject USING btree (municipality_id, subject_id, at)
  -- INDEX happening_tx USING btree (municipality_id, tx)
  -- rows of one municipality only (row-level security, forced)
)

create table happening_job (
  municipality_id uuid not null default tenant(),
  happening_id uuid not null,
  job text not null,
  told text not null default ''::text,
  tries integer not null default 0,
  failed_at timestamp with time zone,
  given_up_at timestamp with time zone,
  done_at timestamp with time zone,
  created_at timestamp with time zone not null default now()
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, happening_id) REFERENCES happening(municipality_id, id)
  -- PRIMARY KEY (municipality_id, happening_id, job)
  -- INDEX happening_job_undone USING btree (municipality_id, created_at) WHERE (done_at IS NULL)
  -- rows of one municipality only (row-level security, forced)
)

create table identity_service (
  municipality_id uuid not null default tenant(),
  name text not null,
  issuer text not null,
  client_id text not null,
  proof text not null,
  secret text not null,
  public_key text,
  counts boolean not null,
  fresh boolean not null,
  set_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now()
  -- CHECK (((proof = 'key'::text) = (public_key IS NOT NULL)))
  -- CHECK ((proof = ANY (ARRAY['secret'::text, 'key'::text])))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- PRIMARY KEY (municipality_id)
  -- rows of one municipality only (row-level security, forced)
)

create table import_file (
  municipality_id uuid not null default tenant(),
  run_id uuid not null,
  content bytea not null,
  created_at timestamp with time zone not null default now()
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, run_id) REFERENCES import_run(municipality_id, id) ON DELETE CASCADE
  -- PRIMARY KEY (municipality_id, run_id)
  -- rows of one municipality only (row-level security, forced)
)

create table import_row (
  municipality_id uuid not null default tenant(),
  run_id uuid not null,
  row_number integer not null,
  action text not null,
  title text not null default ''::text,
  opportunity_id uuid,
  source_id text,
  before jsonb,
  after jsonb,
  raw jsonb,
  issues jsonb not null default '[]'::jsonb,
  created_at timestamp with time zone not null default now(),
  event jsonb,
  offers jsonb not null default '[]'::jsonb
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, run_id) REFERENCES import_run(municipality_id, id) ON DELETE CASCADE
  -- PRIMARY KEY (municipality_id, run_id, row_number)
  -- INDEX import_row_offers USING btree (municipality_id, run_id, row_number) WHERE (offers <> '[]'::jsonb)
  -- rows of one municipality only (row-level security, forced)
)

create table import_run (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  file_name text not null,
  file_hash text not null,
  dialect text not null,
  encoding text not null,
  read integer not null,
  state text not null,
  by_account uuid,
  planned_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  undone_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  issues jsonb not null default '[]'::jsonb,
  source_id uuid not null,
  source_changes integer not null default 0,
  sheets jsonb not null default '[]'::jsonb,
  unread jsonb not null default '[]'::jsonb
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, source_id) REFERENCES import_source(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX import_run_source USING btree (municipality_id, source_id, planned_at)
  -- rows of one municipality only (row-level security, forced)
)

create table import_source (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  name text not null,
  code text not null,
  organisation_id uuid,
  columns jsonb not null default '{}'::jsonb,
  left_out jsonb not null default '[]'::jsonb,
  changes integer not null default 0,
  paused_at timestamp with time zone,
  created_at timestamp with time zone not null default now()
  -- CHECK ((name <> ''::text))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, organisation_id) REFERENCES organisation(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, name)
  -- INDEX import_source_organisation USING btree (municipality_id, organisation_id)
  -- rows of one municipality only (row-level security, forced)
)

create table indicator (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  key text not null,
  created_at timestamp with time zone not null default now()
  -- CHECK ((key ~ '^[a-z][a-z0-9-]{0,59}$'::text))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, key)
  -- rows of one municipality only (row-level security, forced)
)

create table indicator_review (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  indicator_id uuid not null,
  note text not null,
  by_account uuid not null,
  at timestamp with time zone not null,
  created_at timestamp with time zone not null default now()
  -- CHECK ((note <> ''::text))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, indicator_id) REFERENCES indicator(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX indicator_review_by USING btree (municipality_id, by_account)
  -- INDEX indicator_review_of USING btree (municipality_id, indicator_id, at)
  -- rows of one municipality only (row-level security, forced)
)

create table indicator_version (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  indicator_id uuid not null,
  number integer not null,
  from_year integer not null,
  ended boolean not null default false,
  section text not null,
  sort integer not null,
  kind text not null,
  name text not null,
  unit text not null,
  counts text not null,
  direction text not null,
  basis text not null,
  responsible_id uuid,
  reviews date[] not null default '{}'::date[],
  source text not null,
  why text not null,
  by_account uuid,
  at timestamp with time zone not null default now(),
  created_at timestamp with time zone not null default now(),
  work_id uuid
  -- CHECK (((from_year >= 2000) AND (from_year <= 2100)))
  -- CHECK ((basis = ANY (ARRAY['sum'::text, 'last'::text, 'rate'::text])))
  -- CHECK ((direction = ANY (ARRAY['up'::text, 'down'::text])))
  -- CHECK ((kind = ANY (ARRAY['output'::text, 'outcome'::text])))
  -- CHECK ((name <> ''::text))
  -- CHECK ((number > 0))
  -- CHECK ((unit <> ''::text))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, indicator_id) REFERENCES indicator(municipality_id, id)
  -- FOREIGN KEY (municipality_id, responsible_id) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, work_id) REFERENCES work(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, indicator_id, number)
  -- INDEX indicator_version_by USING btree (municipality_id, by_account) WHERE (by_account IS NOT NULL)
  -- INDEX indicator_version_responsible USING btree (municipality_id, responsible_id) WHERE (responsible_id IS NOT NULL)
  -- INDEX indicator_version_work USING btree (municipality_id, work_id) WHERE (work_id IS NOT NULL)
  -- rows of one municipality only (row-level security, forced)
)

create table interest_choice (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  person_id uuid not null,
  opportunity_id uuid not null,
  at timestamp with time zone not null,
  created_at timestamp with time zone not null default now()
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, opportunity_id) REFERENCES opportunity(municipality_id, id) ON DELETE CASCADE
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id) ON DELETE CASCADE
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, person_id, opportunity_id)
  -- INDEX interest_choice_opportunity USING btree (municipality_id, opportunity_id)
  -- rows of one municipality only (row-level security, forced)
)

create table interest_line (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  key text not null default ''::text,
  value text not null default ''::text,
  medium text not null,
  by_account uuid not null,
  at timestamp with time zone not null,
  created_at timestamp with time zone not null default now()
  -- CHECK ((kind = ANY (ARRAY['field'::text, 'when'::text, 'off'::text, 'from'::text, 'way'::text])))
  -- CHECK ((length(key) <= 60))
  -- CHECK ((length(value) <= 200))
  -- CHECK ((medium = ANY (ARRAY['web'::text, 'visit'::text, 'phone'::text, 'paper'::text])))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id) ON DELETE CASCADE
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, person_id, kind, key)
  -- INDEX interest_line_by USING btree (municipality_id, by_account)
  -- rows of one municipality only (row-level security, forced)
)

create table job_opening (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  number integer not null default 0,
  fiscal_year integer not null default (EXTRACT(year FROM (received_on - '3 mons'::interval)))::integer,
  opportunity_id uuid not null,
  received_on date not null,
  valid_until date,
  occupation text,
  ended_on date,
  ended_as text,
  version integer not null default 0,
  at timestamp with time zone not null,
  by_account uuid not null,
  created_at timestamp with time zone not null default now()
  -- CHECK (((ended_on IS NULL) = (ended_as IS NULL)))
  -- CHECK ((ended_as = ANY (ARRAY['filled'::text, 'withdrawn'::text, 'expired'::text])))
  -- CHECK ((ended_on >= received_on))
  -- CHECK ((occupation ~ '^(0[1-9]|1[0-5])$'::text))
  -- CHECK ((valid_until >= received_on))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, opportunity_id) REFERENCES opportunity(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, fiscal_year, number)
  -- INDEX job_opening_by USING btree (municipality_id, by_account)
  -- INDEX job_opening_of USING btree (municipality_id, opportunity_id, received_on)
  -- INDEX job_opening_received USING btree (municipality_id, received_on)
  -- UNIQUE INDEX job_opening_open USING btree (municipality_id, opportunity_id) WHERE (ended_on IS NULL)
  -- rows of one municipality only (row-level security, forced)
)

create table job_seeking (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  number integer not null default 0,
  fiscal_year integer not null default (EXTRACT(year FROM (received_on - '3 mons'::interval)))::integer,
  person_id uuid,
  received_on date not null,
  valid_until date,
  work text not null default ''::text,
  occupation text,
  ended_on date,
  ended_as text,
  kept jsonb,
  version integer not null default 0,
  at timestamp with time zone not null,
  by_account uuid not null,
  created_at timestamp with time zone not null default now()
  -- CHECK (((ended_on IS NULL) = (ended_as IS NULL)))
  -- CHECK ((ended_as = ANY (ARRAY['hired'::text, 'withdrawn'::text, 'expired'::text, 'closed'::text])))
  -- CHECK ((ended_on >= received_on))
  -- CHECK ((occupation ~ '^(0[1-9]|1[0-5])$'::text))
  -- CHECK ((valid_until >= received_on))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, fiscal_year, number)
  -- INDEX job_seeking_by USING btree (municipality_id, by_account)
  -- INDEX job_seeking_person USING btree (municipality_id, person_id, received_on) WHERE (person_id IS NOT NULL)
  -- INDEX job_seeking_received USING btree (municipality_id, received_on)
  -- UNIQUE INDEX job_seeking_open USING btree (municipality_id, person_id) WHERE (ended_on IS NULL)
  -- rows of one municipality only (row-level security, forced)
)

create table labour_figure (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  month date not null,
  sector text not null,
  sort integer not null default 0,
  source text not null,
  openings integer,
  seekers integer,
  seekers_55 integer,
  share_55 numeric,
  ratio numeric,
  placed integer,
  by_account uuid,
  at timestamp with time zone not null,
  replaced_at timestamp with time zone,
  created_at timestamp with time zone not null default now()
  -- CHECK (((share_55 >= (0)::numeric) AND (share_55 <= (100)::numeric)))
  -- CHECK ((EXTRACT(day FROM month) = (1)::numeric))
  -- CHECK ((openings >= 0))
  -- CHECK ((placed >= 0))
  -- CHECK ((ratio >= (0)::numeric))
  -- CHECK ((sector <> ''::text))
  -- CHECK ((seekers >= 0))
  -- CHECK ((seekers_55 >= 0))
  -- CHECK ((source <> ''::text))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX labour_figure_by USING btree (municipality_id, by_account)
  -- UNIQUE INDEX labour_figure_now USING btree (municipality_id, month, sector) WHERE (replaced_at IS NULL)
  -- rows of one municipality only (row-level security, forced)
)

create table login_attempt (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  login text not null,
  at timestamp with time zone not null,
  ok boolean not null,
  created_at timestamp with time zone not null default now(),
  address text not null default ''::text,
  browser bytea,
  known boolean not null default false
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX login_attempt_address USING btree (municipality_id, address, at)
  -- INDEX login_attempt_browser USING btree (municipality_id, browser, login) WHERE ok
  -- INDEX login_attempt_login USING btree (municipality_id, login, at)
  -- rows of one municipality only (row-level security, forced)
)

create table login_once (
  municipality_id uuid not null default tenant(),
  token_hash bytea not null,
  purpose text not null,
  account_id uuid,
  data text,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now()
  -- CHECK ((purpose = ANY (ARRAY['passkey.enter'::text, 'passkey.set'::text, 'identity.enter'::text, 'identity.bind'::text, 'line.enter'::text, 'line.add'::text])))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, account_id) REFERENCES account(municipality_id, id)
  -- PRIMARY KEY (municipality_id, token_hash)
  -- INDEX login_once_account USING btree (municipality_id, account_id)
  -- INDEX login_once_expires USING btree (municipality_id, expires_at)
  -- rows of one municipality only (row-level security, forced)
)

create table municipality (
  id uuid not null,
  code text not null,
  name text not null,
  prefecture text not null,
  host text,
  accent text,
  platform_name text not null default '結い'::text,
  desk_name text not null,
  desk_phone text not null,
  desk_hours text not null,
  desk_address text not null,
  lat double precision not null,
  lng double precision not null,
  created_at timestamp with time zone not null default now(),
  kind text not null default 'city'::text
  -- CHECK ((code ~ '^[0-9]{6}$'::text))
  -- CHECK ((kind = ANY (ARRAY['city'::text, 'prefecture'::text])))
  -- PRIMARY KEY (id)
  -- UNIQUE (code)
  -- UNIQUE (host)
)

create table notice (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  message text not null,
  purpose text not null,
  urgency text not null,
  person_id uuid,
  to_name text not null default ''::text,
  to_email text not null default ''::text,
  to_phone text not null default ''::text,
  to_address text not null default ''::text,
  about_kind text not null,
  about_id uuid not null,
  ways text[],
  once text not null,
  words jsonb not null,
  planned_at timestamp with time zone not null,
  until_at timestamp with time zone,
  status text not null default 'planned'::text,
  channel text,
  why text,
  due_at timestamp with time zone,
  ended_at timestamp with time zone,
  stop_asked_at timestamp with time zone,
  stop_done_at timestamp with time zone,
  created_at timestamp with time zone not null default now()
  -- CHECK (((due_at IS NULL) OR (status = ANY (ARRAY['planned'::text, 'held'::text, 'sending'::text, 'waiting'::text]))))
  -- CHECK (((status <> ALL (ARRAY['held'::text, 'withdrawn'::text])) OR (why IS NOT NULL)))
  -- CHECK ((channel = ANY (ARRAY['mail'::text, 'sms'::text, 'line'::text, 'letter'::text, 'phone'::text, 'desk'::text])))
  -- CHECK ((message <> ''::text))
  -- CHECK ((status = ANY (ARRAY['planned'::text, 'held'::text, 'sending'::text, 'accepted'::text, 'delivered'::text, 'waiting'::text, 'done'::text, 'withdrawn'::text, 'unreached'::text])))
  -- CHECK ((urgency = ANY (ARRAY['now'::text, 'usual'::text, 'digest'::text])))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, message, once)
  -- INDEX notice_about USING btree (municipality_id, about_kind, about_id)
  -- INDEX notice_full USING btree (municipality_id, planned_at) WHERE ((words -> 'lines'::text) <> '[]'::jsonb)
  -- INDEX notice_person USING btree (municipality_id, person_id, planned_at) WHERE (person_id IS NOT NULL)
  -- INDEX notice_planned USING btree (municipality_id, planned_at, id)
  -- INDEX notice_stop USING btree (municipality_id, person_id) WHERE ((stop_asked_at IS NOT NULL) AND (stop_done_at IS NULL))
  -- INDEX notice_turn USING btree (municipality_id, ((urgency <> 'now'::text)), due_at, id) WHERE (due_at IS NOT NULL)
  -- INDEX notice_waiting USING btree (municipality_id, channel, planned_at) WHERE (status = 'waiting'::text)
  -- rows of one municipality only (row-level security, forced)
)

create table notice_attempt (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  notice_id uuid not null,
  channel text not null,
  state text not null,
  sent_to text not null default ''::text,
  why text,
  told text not null default ''::text,
  tries integer not null default 0,
  begun_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  printed_at timestamp with time zone,
  ended_at timestamp with time zone,
  by_account uuid,
  created_at timestamp with time zone not null default now(),
  stands_at timestamp with time zone
  -- CHECK (((state = 'failed'::text) = (why IS NOT NULL)))
  -- CHECK ((channel = ANY (ARRAY['mail'::text, 'sms'::text, 'line'::text, 'letter'::text, 'phone'::text, 'desk'::text])))
  -- CHECK ((state = ANY (ARRAY['begun'::text, 'accepted'::text, 'delivered'::text, 'waiting'::text, 'failed'::text, 'done'::text])))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, notice_id) REFERENCES notice(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, notice_id, channel)
  -- INDEX notice_attempt_begun USING btree (municipality_id, begun_at)
  -- INDEX notice_attempt_by USING btree (municipality_id, by_account) WHERE (by_account IS NOT NULL)
  -- INDEX notice_attempt_returned USING btree (municipality_id, sent_to) WHERE ((why = 'returned'::text) AND (stands_at IS NULL))
  -- rows of one municipality only (row-level security, forced)
)

create table notice_outbox (
  municipality_id uuid not null default tenant(),
  message_id text not null,
  notice_id uuid not null,
  channel text not null,
  sent_to text not null,
  subject text not null,
  body text not null,
  headers jsonb not null default '{}'::jsonb,
  at timestamp with time zone not null,
  created_at timestamp with time zone not null default now()
  -- CHECK ((channel = ANY (ARRAY['mail'::text, 'sms'::text, 'line'::text])))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, notice_id) REFERENCES notice(municipality_id, id)
  -- PRIMARY KEY (municipality_id, message_id)
  -- INDEX notice_outbox_at USING btree (municipality_id, at, message_id)
  -- INDEX notice_outbox_full USING btree (municipality_id, at) WHERE (body <> ''::text)
  -- INDEX notice_outbox_notice USING btree (municipality_id, notice_id)
  -- rows of one municipality only (row-level security, forced)
)

create table notice_preference (
  municipality_id uuid not null default tenant(),
  person_id uuid not null,
  channels text[],
  digest text not null default 'weekly'::text,
  quiet_from integer,
  quiet_to integer,
  stopped_at timestamp with time zone,
  line_user text not null default ''::text,
  by_account uuid,
  at timestamp with time zone not null,
  created_at timestamp with time zone not null default now()
  -- CHECK (((quiet_from >= 0) AND (quiet_from <= 1439)))
  -- CHECK (((quiet_from IS NULL) = (quiet_to IS NULL)))
  -- CHECK (((quiet_to >= 0) AND (quiet_to <= 1439)))
  -- CHECK ((digest = ANY (ARRAY['daily'::text, 'weekly'::text])))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id)
  -- PRIMARY KEY (municipality_id, person_id)
  -- INDEX notice_preference_by USING btree (municipality_id, by_account) WHERE (by_account IS NOT NULL)
  -- rows of one municipality only (row-level security, forced)
)

create table occasion (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  opportunity_id uuid not null,
  whole boolean not null,
  status text not null default 'open'::text,
  places integer not null,
  taken integer not null default 0,
  first_day date not null,
  last_day date not null,
  closes_on date not null,
  party_most integer not null,
  waits boolean not null,
  moved_at timestamp with time zone,
  moved_from text not null default ''::text,
  off_at timestamp with time zone,
  off_why text not null default ''::text,
  version integer not null default 1,
  by_account uuid not null,
  at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  said text,
  doubt text,
  doubted_at timestamp with time zone
  -- CHECK (((doubt IS NULL) = (doubted_at IS NULL)))
  -- CHECK (((party_most >= 1) AND (party_most <= 4)))
  -- CHECK (((places >= 1) AND (places <= 10000)))
  -- CHECK (((status = 'off'::text) = (off_at IS NOT NULL)))
  -- CHECK (((taken >= 0) AND (taken <= places)))
  -- CHECK ((doubt = ANY (ARRAY['moved'::text, 'ended'::text])))
  -- CHECK ((last_day >= first_day))
  -- CHECK ((status = ANY (ARRAY['open'::text, 'shut'::text, 'off'::text, 'over'::text])))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, opportunity_id) REFERENCES opportunity(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX occasion_by USING btree (municipality_id, by_account)
  -- INDEX occasion_days USING btree (municipality_id, first_day, id)
  -- INDEX occasion_opportunity USING btree (municipality_id, opportunity_id)
  -- rows of one municipality only (row-level security, forced)
)

create table occasion_time (
  municipality_id uuid not null default tenant(),
  occasion_id uuid not null,
  on_day date not null,
  from_min integer not null,
  to_min integer not null,
  created_at timestamp with time zone not null default now()
  -- CHECK (((to_min <= 1440) AND (to_min > from_min)))
  -- CHECK ((from_min >= 0))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, occasion_id) REFERENCES occasion(municipality_id, id)
  -- PRIMARY KEY (municipality_id, occasion_id, on_day, from_min)
  -- INDEX occasion_time_day USING btree (municipality_id, on_day)
  -- rows of one municipality only (row-level security, forced)
)

create table opening (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  organisation_id uuid not null,
  what text not null,
  for_whom text not null default ''::text,
  until_on date not null,
  seen_by text not null,
  partners uuid[] not null default '{}'::uuid[],
  by_account uuid,
  at timestamp with time zone not null,
  ended_on date,
  created_at timestamp with time zone not null default now()
  -- CHECK (((seen_by = 'chosen'::text) = (partners <> '{}'::uuid[])))
  -- CHECK ((seen_by = ANY (ARRAY['desk'::text, 'all'::text, 'chosen'::text])))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, organisation_id) REFERENCES organisation(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX opening_by USING btree (municipality_id, by_account) WHERE (by_account IS NOT NULL)
  -- INDEX opening_open USING btree (municipality_id, until_on) WHERE (ended_on IS NULL)
  -- INDEX opening_organisation USING btree (municipality_id, organisation_id)
  -- rows of one municipality only (row-level security, forced)
)

create table opportunity (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  published_on date,
  ends_on date,
  search_text text not null default ''::text,
  organisation_id uuid not null,
  title text not null,
  summary text not null default ''::text,
  description text not null default ''::text,
  legal_form text not null,
  category text not null,
  priority_sector text,
  town_id uuid,
  place_name text not null default ''::text,
  address text not null default ''::text,
  lat double precision,
  lng double precision,
  reward text,
  reward_yen integer,
  reward_unit text,
  terms jsonb not null default '{}'::jsonb,
  loads jsonb not null default '{}'::jsonb,
  requires text[] not null default '{}'::text[],
  wants text[] not null default '{}'::text[],
  character text[] not null default '{}'::text[],
  age_min integer,
  residents_only boolean,
  hours_week numeric(4,1),
  capacity integer,
  taken integer not null default 0,
  urgent boolean not null default false,
  visit_possible boolean not null default false,
  trial_possible boolean not null default false,
  caution text not null default ''::text,
  safety text not null default ''::text,
  contact_phone text not null default ''::text,
  source text not null default 'desk'::text,
  source_id text,
  source_url text,
  fingerprint text,
  organiser_name text not null default ''::text,
  starts_on date,
  as_of date not null,
  half_days integer not null default 0,
  status text not null,
  version integer not null default 1,
  search tsvector not null default ''::tsvector,
  created_at timestamp with time zone not null default now(),
  team jsonb,
  aliases text[] not null default '{}'::text[],
  reward_said text not null default ''::text,
  times_said text not null default ''::text,
  times_agreed boolean not null default false,
  told jsonb not null default '[]'::jsonb,
  checked_by uuid,
  folding smallint not null default 3,
  whole boolean
  -- CHECK (((jsonb_typeof(team) = 'object'::text) AND ((team - ARRAY['leader'::text, 'experienced'::text, 'newcomers'::text]) = '{}'::jsonb) AND COALESCE((jsonb_typeof((team -> 'leader'::text)) = 'string'::text), true) AND COALESCE(((jsonb_typeof((team -> 'experienced'::text)) = 'number'::text) AND (((team ->> 'experienced'::text))::numeric >= (1)::numeric)), true) AND COALESCE(((jsonb_typeof((team -> 'newcomers'::text)) = 'number'::text) AND (((team ->> 'newcomers'::text))::numeric >= (0)::numeric)), true)))
  -- CHECK (((taken >= 0) AND (taken <= capacity)))
  -- CHECK ((age_min >= 0))
  -- CHECK ((capacity > 0))
  -- CHECK ((jsonb_typeof(told) = 'array'::text))
  -- CHECK ((reward_yen >= 0))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, checked_by) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, organisation_id) REFERENCES organisation(municipality_id, id)
  -- FOREIGN KEY (municipality_id, town_id) REFERENCES town(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX opportunity_category USING btree (municipality_id, id) INCLUDE (category)
  -- INDEX opportunity_form USING btree (municipality_id, legal_form, category, id)
  -- INDEX opportunity_latest USING btree (municipality_id, created_at DESC, id)
  -- INDEX opportunity_open USING btree (municipality_id, published_on DESC, id DESC) INCLUDE (ends_on, legal_form, category, town_id, half_days, reward, visit_possible, trial_possible, lat, lng) WHERE (status = 'open'::text)
  -- INDEX opportunity_open_end USING btree (municipality_id, ends_on) WHERE (status = 'open'::text)
  -- INDEX opportunity_organisation USING btree (municipality_id, organisation_id) INCLUDE (status)
  -- INDEX opportunity_search_all USING gin (search)
  -- INDEX opportunity_status USING btree (municipality_id, status)
  -- INDEX opportunity_to_fold USING btree (municipality_id, id) WHERE (folding < 3)
  -- INDEX opportunity_town USING btree (municipality_id, town_id)
  -- INDEX opportunity_unknown USING btree (municipality_id) WHERE ((status = 'open'::text) AND ((reward IS NULL) OR (half_days = 0) OR (lat IS NULL) OR (NOT (loads ?& ARRAY['standing'::text, 'moving'::text, 'lifting'::text, 'crouching'::text, 'heights'::text, 'stairs'::text, 'heat'::text, 'cold'::text, 'early-late'::text, 'driving'::text, 'speaking'::text, 'fine-work'::text]))))
  -- INDEX opportunity_wanted USING btree (municipality_id, town_id) INCLUDE (legal_form, capacity, taken) WHERE (status = 'open'::text)
  -- UNIQUE INDEX opportunity_source USING btree (municipality_id, source, source_id) WHERE (source_id IS NOT NULL)
  -- rows of one municipality only (row-level security, forced)
)

create table organisation (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  kind text not null,
  name text not null,
  kana text not null default ''::text,
  corporate_number text,
  sector text,
  town_id uuid,
  address text not null default ''::text,
  phone text not null default ''::text,
  email text not null default ''::text,
  contact_name text not null default ''::text,
  about text not null default ''::text,
  services text[] not null default '{}'::text[],
  verified_at timestamp with time zone,
  verified_by uuid,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  folding smallint not null default 3,
  search_text text not null default ''::text
  -- CHECK ((corporate_number ~ '^[0-9]{13}$'::text))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, town_id) REFERENCES town(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX organisation_to_fold USING btree (municipality_id, id) WHERE (folding < 3)
  -- INDEX organisation_town USING btree (municipality_id, town_id)
  -- UNIQUE INDEX organisation_name USING btree (municipality_id, name)
  -- rows of one municipality only (row-level security, forced)
)

create table outlook_page (
  municipality_id uuid not null default tenant(),
  person_id uuid not null,
  page text not null,
  answers jsonb not null,
  note text not null default ''::text,
  version integer not null,
  medium text not null,
  by_account uuid not null,
  at timestamp with time zone not null,
  created_at timestamp with time zone not null default now()
  -- CHECK ((char_length(note) <= 200))
  -- CHECK ((jsonb_typeof(answers) = 'object'::text))
  -- CHECK ((page = ANY (ARRAY['liked'::text, 'can'::text, 'whom'::text, 'often'::text, 'money'::text, 'health'::text])))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id) ON DELETE CASCADE
  -- PRIMARY KEY (municipality_id, person_id, page)
  -- INDEX outlook_page_by USING btree (municipality_id, by_account)
  -- rows of one municipality only (row-level security, forced)
)

create table page_view (
  municipality_id uuid not null default tenant(),
  on_day date not null,
  page text not null,
  robot boolean not null,
  count integer not null,
  created_at timestamp with time zone not null default now()
  -- CHECK ((count > 0))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- PRIMARY KEY (municipality_id, on_day, page, robot)
  -- INDEX page_view_page USING btree (municipality_id, page)
  -- rows of one municipality only (row-level security, forced)
)

create table partner_profile (
  municipality_id uuid not null default tenant(),
  organisation_id uuid not null,
  for_whom text not null default ''::text,
  area text not null default ''::text,
  hours text not null default ''::text,
  capacity text not null default 'unknown'::text,
  capacity_note text not null default ''::text,
  fax text not null default ''::text,
  answer_days integer,
  assured_on date,
  assured_by uuid,
  version integer not null default 0,
  created_at timestamp with time zone not null default now()
  -- CHECK (((answer_days >= 1) AND (answer_days <= 60)))
  -- CHECK ((capacity = ANY (ARRAY['unknown'::text, 'open'::text, 'few'::text, 'full'::text])))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, assured_by) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, organisation_id) REFERENCES organisation(municipality_id, id)
  -- PRIMARY KEY (municipality_id, organisation_id)
  -- INDEX partner_profile_assured_by USING btree (municipality_id, assured_by) WHERE (assured_by IS NOT NULL)
  -- rows of one municipality only (row-level security, forced)
)

create table passkey (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  account_id uuid not null,
  credential text not null,
  public_key text not null,
  host text not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  synced boolean not null,
  set_at timestamp with time zone not null,
  used_at timestamp with time zone,
  created_at timestamp with time zone not null default now()
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, account_id) REFERENCES account(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, credential)
  -- INDEX passkey_account USING btree (municipality_id, account_id)
  -- rows of one municipality only (row-level security, forced)
)

create table person (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  number integer not null,
  family_name text not null,
  given_name text not null default ''::text,
  family_kana text not null,
  given_kana text not null default ''::text,
  name_key text not null,
  kana_key text not null,
  birth_on date not null,
  sex text,
  town_id uuid,
  address text not null default ''::text,
  phone text not null default ''::text,
  phone_digits text,
  email text not null default ''::text,
  contact_by text[] not null default '{}'::text[],
  contact_note text not null default ''::text,
  digital text,
  programme_id uuid,
  heard_from text,
  work_history text not null default ''::text,
  character text[] not null default '{}'::text[],
  forms text[],
  pay text,
  hours_wanted numeric(4,1),
  hours_max numeric(4,1),
  days_max integer,
  health_note text not null default ''::text,
  registered_on date not null,
  closed_on date,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  folding smallint not null default 3,
  never_free boolean not null default false,
  outside boolean not null default false,
  activities_max integer,
  held_by uuid,
  held_on date,
  seen_area uuid not null default '00000000-0000-0000-0000-000000000000'::uuid,
  erased_on date
  -- CHECK (((activities_max >= 1) AND (activities_max <= 9)))
  -- CHECK (((erased_on IS NULL) OR ((closed_on IS NOT NULL) AND (number < 0) AND (given_name = ''::text) AND (name_key = ''::text) AND (kana_key = ''::text) AND (family_kana = ''::text) AND (given_kana = ''::text) AND (address = ''::text) AND (phone = ''::text) AND (phone_digits IS NULL) AND (email = ''::text) AND (contact_note = ''::text) AND (work_history = ''::text) AND (health_note = ''::text))))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, programme_id) REFERENCES programme(municipality_id, id)
  -- FOREIGN KEY (municipality_id, town_id) REFERENCES town(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- TRIGGER DEFERRABLE INITIALLY DEFERRED
  -- UNIQUE (municipality_id, number)
  -- INDEX person_by_birth USING btree (municipality_id, birth_on, number) INCLUDE (id)
  -- INDEX person_by_kana USING btree (municipality_id, kana_key, number)
  -- INDEX person_closed USING btree (municipality_id, closed_on)
  -- INDEX person_email USING btree (municipality_id, lower(email)) WHERE (email <> ''::text)
  -- INDEX person_erased USING btree (municipality_id, erased_on DESC, id) WHERE (erased_on IS NOT NULL)
  -- INDEX person_held USING btree (municipality_id, held_by, held_on) WHERE (held_by IS NOT NULL)
  -- INDEX person_kana USING btree (municipality_id, kana_key text_pattern_ops)
  -- INDEX person_name USING btree (municipality_id, name_key text_pattern_ops)
  -- INDEX person_outside USING btree (municipality_id) WHERE outside
  -- INDEX person_period USING btree (municipality_id, closed_on, id) WHERE ((erased_on IS NULL) AND (closed_on IS NOT NULL))
  -- INDEX person_phone USING btree (municipality_id, phone_digits text_pattern_ops)
  -- INDEX person_pieces USING gin (pieces(((((name_key || ' '::text) || kana_key) || ' '::text) || COALESCE(phone_digits, ''::text))))
  -- INDEX person_programme USING btree (municipality_id, programme_id)
  -- INDEX person_registered USING btree (municipality_id, registered_on) WHERE (closed_on IS NULL)
  -- INDEX person_registered_all USING btree (municipality_id, registered_on, id) INCLUDE (town_id)
  -- INDEX person_seen USING btree (municipality_id, seen_area, id) INCLUDE (closed_on, erased_on, held_by, held_on)
  -- INDEX person_to_fold USING btree (municipality_id, id) WHERE (folding < 3)
  -- INDEX person_town USING btree (municipality_id, town_id)
  -- UNIQUE INDEX person_area USING btree (municipality_id, id) INCLUDE (seen_area)
  -- rows of one municipality only (row-level security, forced)
)

create table person_bond (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  person_id uuid not null,
  other_id uuid not null,
  kind text not null,
  reason text not null,
  set_by uuid not null,
  set_on date not null,
  ended_by uuid,
  ended_on date,
  end_reason text,
  created_at timestamp with time zone not null default now()
  -- CHECK ((((ended_on IS NULL) = (ended_by IS NULL)) AND ((ended_on IS NULL) = (end_reason IS NULL))))
  -- CHECK ((kind = ANY (ARRAY['together'::text, 'apart'::text])))
  -- CHECK ((person_id < other_id))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, ended_by) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, other_id) REFERENCES person(municipality_id, id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id)
  -- FOREIGN KEY (municipality_id, set_by) REFERENCES account(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX person_bond_ended_by USING btree (municipality_id, ended_by)
  -- INDEX person_bond_other USING btree (municipality_id, other_id)
  -- INDEX person_bond_person USING btree (municipality_id, person_id)
  -- INDEX person_bond_set_by USING btree (municipality_id, set_by)
  -- UNIQUE INDEX person_bond_live USING btree (municipality_id, person_id, other_id) WHERE (ended_on IS NULL)
  -- rows of one municipality only (row-level security, forced)
)

create table person_trait (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  person_id uuid not null,
  name text not null,
  value text not null,
  by_account uuid not null,
  at timestamp with time zone not null,
  ended_at timestamp with time zone,
  created_at timestamp with time zone not null default now()
  -- CHECK ((ended_at >= at))
  -- CHECK ((name <> ''::text))
  -- CHECK ((value <> ''::text))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX person_trait_by USING btree (municipality_id, by_account)
  -- INDEX person_trait_person USING btree (municipality_id, person_id)
  -- INDEX person_trait_value USING btree (municipality_id, name, value) WHERE (ended_at IS NULL)
  -- UNIQUE INDEX person_trait_one USING btree (municipality_id, person_id, name) WHERE (ended_at IS NULL)
  -- rows of one municipality only (row-level security, forced)
)

create table plan (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  name text not null,
  from_on date not null,
  weeks integer not null,
  areas uuid[] not null default '{}'::uuid[],
  kinds text[] not null default '{}'::text[],
  base_id uuid,
  change jsonb,
  locked jsonb not null default '[]'::jsonb,
  status text not null,
  stage text,
  done integer not null default 0,
  of integer not null default 0,
  error text,
  seed integer not null default 0,
  rounds integer,
  weights jsonb not null,
  instance text,
  problem bytea,
  result bytea,
  objective integer,
  bound integer,
  left_out jsonb,
  audit jsonb,
  teams jsonb not null default '[]'::jsonb,
  by_account uuid not null,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  stop_asked_at timestamp with time zone,
  stop_asked_by uuid,
  replay_asked_at timestamp with time zone,
  replay jsonb,
  created_at timestamp with time zone not null default now(),
  activities_max integer
  -- CHECK (((activities_max >= 1) AND (activities_max <= 9)))
  -- CHECK (((weeks >= 1) AND (weeks <= 12)))
  -- CHECK ((EXTRACT(isodow FROM from_on) = (1)::numeric))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, base_id) REFERENCES plan(municipality_id, id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX plan_account USING btree (municipality_id, by_account)
  -- INDEX plan_base USING btree (municipality_id, base_id)
  -- INDEX plan_latest USING btree (municipality_id, created_at DESC)
  -- rows of one municipality only (row-level security, forced)
)

create table plan_person (
  municipality_id uuid not null default tenant(),
  plan_id uuid not null,
  person_id uuid not null,
  waiting_days integer not null,
  first_points integer not null,
  reasons text[] not null default '{}'::text[],
  nearest text,
  created_at timestamp with time zone not null default now()
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id)
  -- FOREIGN KEY (municipality_id, plan_id) REFERENCES plan(municipality_id, id) ON DELETE CASCADE
  -- PRIMARY KEY (municipality_id, plan_id, person_id)
  -- INDEX plan_person_person USING btree (municipality_id, person_id)
  -- rows of one municipality only (row-level security, forced)
)

create table plan_placement (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  plan_id uuid not null,
  person_id uuid not null,
  slot_id uuid not null,
  opportunity_id uuid not null,
  score integer not null,
  terms jsonb not null,
  origin text not null,
  by_account uuid,
  locked_at timestamp with time zone,
  locked_by uuid,
  removed_at timestamp with time zone,
  removed_by uuid,
  proposal_id uuid,
  created_at timestamp with time zone not null default now()
  -- CHECK ((origin = ANY (ARRAY['engine'::text, 'moved'::text])))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, plan_id, person_id) REFERENCES plan_person(municipality_id, plan_id, person_id) ON DELETE CASCADE
  -- FOREIGN KEY (municipality_id, plan_id, slot_id) REFERENCES plan_slot(municipality_id, plan_id, slot_id) ON DELETE CASCADE
  -- FOREIGN KEY (municipality_id, proposal_id) REFERENCES proposal(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX plan_placement_person USING btree (municipality_id, person_id)
  -- INDEX plan_placement_proposal USING btree (municipality_id, proposal_id)
  -- INDEX plan_placement_slot USING btree (municipality_id, plan_id, slot_id)
  -- UNIQUE INDEX plan_placement_once USING btree (municipality_id, plan_id, person_id, slot_id) WHERE (removed_at IS NULL)
  -- rows of one municipality only (row-level security, forced)
)

create table plan_slot (
  municipality_id uuid not null default tenant(),
  plan_id uuid not null,
  slot_id uuid not null,
  opportunity_id uuid not null,
  weekday integer not null,
  from_min integer not null,
  to_min integer not null,
  weeks integer[],
  need integer not null,
  reasons text[] not null default '{}'::text[],
  created_at timestamp with time zone not null default now()
  -- CHECK (((weekday >= 0) AND (weekday <= 6)))
  -- CHECK ((need > 0))
  -- CHECK ((to_min > from_min))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, opportunity_id) REFERENCES opportunity(municipality_id, id)
  -- FOREIGN KEY (municipality_id, plan_id) REFERENCES plan(municipality_id, id) ON DELETE CASCADE
  -- PRIMARY KEY (municipality_id, plan_id, slot_id)
  -- INDEX plan_slot_opportunity USING btree (municipality_id, opportunity_id)
  -- rows of one municipality only (row-level security, forced)
)

create table plan_tally (
  municipality_id uuid not null default tenant(),
  plan_id uuid not null,
  people integer not null,
  seats integer not null,
  placed integer not null,
  filled integer not null,
  points bigint not null,
  locked integer not null,
  proposed integer not null,
  edited boolean not null,
  created_at timestamp with time zone not null default now()
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, plan_id) REFERENCES plan(municipality_id, id) ON DELETE CASCADE
  -- PRIMARY KEY (municipality_id, plan_id)
  -- rows of one municipality only (row-level security, forced)
)

create table population (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  as_of date not null,
  town_id uuid,
  sex text not null,
  band integer not null,
  count integer,
  source text not null,
  by_account uuid,
  at timestamp with time zone not null,
  replaced_at timestamp with time zone,
  created_at timestamp with time zone not null default now()
  -- CHECK ((band = ANY (ARRAY[0, 50, 55, 60, 65, 70, 75, 80, 85])))
  -- CHECK ((count >= 0))
  -- CHECK ((sex = ANY (ARRAY['female'::text, 'male'::text])))
  -- CHECK ((source <> ''::text))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, town_id) REFERENCES town(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX population_by USING btree (municipality_id, by_account)
  -- INDEX population_town USING btree (municipality_id, town_id)
  -- UNIQUE INDEX population_of USING btree (municipality_id, as_of, town_id, sex, band) NULLS NOT DISTINCT WHERE (replaced_at IS NULL)
  -- rows of one municipality only (row-level security, forced)
)

create table programme (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  name text not null,
  age_floor integer not null,
  residents_only boolean not null default false,
  funder text not null,
  starts_on date not null,
  ends_on date,
  source text not null,
  created_at timestamp with time zone not null default now()
  -- CHECK (((age_floor >= 0) AND (age_floor <= 120)))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- PRIMARY KEY (municipality_id, id)
  -- rows of one municipality only (row-level security, forced)
)

create table proposal (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  person_id uuid not null,
  opportunity_id uuid not null,
  source text not null default 'counsellor'::text,
  by_account uuid,
  score integer,
  terms jsonb not null default '{}'::jsonb,
  status text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  shown_id uuid,
  shown_rank integer,
  shown_length integer,
  propensity double precision,
  weights_version text
  -- CHECK (((propensity > (0)::double precision) AND (propensity <= (1)::double precision)))
  -- CHECK ((shown_length >= shown_rank))
  -- CHECK ((shown_rank > 0))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, opportunity_id) REFERENCES opportunity(municipality_id, id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id)
  -- FOREIGN KEY (municipality_id, shown_id) REFERENCES shown_list(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX proposal_opportunity USING btree (municipality_id, opportunity_id)
  -- INDEX proposal_person USING btree (municipality_id, person_id)
  -- INDEX proposal_shown USING btree (municipality_id, shown_id) WHERE (shown_id IS NOT NULL)
  -- INDEX proposal_status USING btree (municipality_id, status, opportunity_id, person_id)
  -- UNIQUE INDEX proposal_open USING btree (municipality_id, person_id, opportunity_id) WHERE (status <> ALL (ARRAY['ended'::text, 'failed'::text, 'declined'::text, 'passed'::text]))
  -- rows of one municipality only (row-level security, forced)
)

create table proposal_entry (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  proposal_id uuid not null,
  verb text not null,
  on_day date not null,
  medium text,
  by_account uuid,
  reason text,
  note text not null default ''::text,
  data jsonb not null default '{}'::jsonb,
  at timestamp with time zone not null,
  created_at timestamp with time zone not null default now()
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, proposal_id) REFERENCES proposal(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX proposal_entry_proposal USING btree (municipality_id, proposal_id, at)
  -- UNIQUE INDEX proposal_introduced_once USING btree (municipality_id, proposal_id) WHERE (verb = 'introduce'::text)
  -- rows of one municipality only (row-level security, forced)
)

create table proposal_story (
  municipality_id uuid not null default tenant(),
  proposal_id uuid not null,
  first_on date not null,
  last_on date not null,
  begun text not null,
  why text,
  accepted boolean not null,
  decided boolean not null,
  started_on date,
  last_verb text not null,
  last_reason text,
  ended_on date not null,
  reason text,
  reasons text[] not null,
  told boolean not null,
  created_at timestamp with time zone not null default now(),
  kind text not null default ((((((((((((begun || ' '::text) || COALESCE(why, '-'::text)) || ' '::text) || (accepted)::text) || ' '::text) || (decided)::text) || ' '::text) || last_verb) || ' '::text) || COALESCE(last_reason, '-'::text)) || ' '::text) || (told)::text),
  stayed integer default 
CASE
    WHEN ((last_verb = ANY (ARRAY['pass'::text, 'decline'::text, 'fall-through'::text, 'end'::text])) AND (last_reason IS DISTINCT FROM 'goes-on'::text)) THEN whole_months(started_on, ended_on)
    ELSE NULL::integer
END,
  since date default 
CASE
    WHEN (NOT ((last_verb = ANY (ARRAY['pass'::text, 'decline'::text, 'fall-through'::text, 'end'::text])) AND (last_reason IS DISTINCT FROM 'goes-on'::text))) THEN started_on
    ELSE NULL::date
END,
  person_id uuid not null
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id)
  -- FOREIGN KEY (municipality_id, proposal_id) REFERENCES proposal(municipality_id, id) ON DELETE CASCADE
  -- PRIMARY KEY (municipality_id, proposal_id)
  -- INDEX proposal_story_alike USING btree (municipality_id, kind, stayed, since)
  -- INDEX proposal_story_latest USING btree (municipality_id, last_on DESC, proposal_id DESC)
  -- INDEX proposal_story_person USING btree (municipality_id, person_id)
  -- rows of one municipality only (row-level security, forced)
)

create table publication (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  opportunity_id uuid not null,
  verb text not null,
  reason text not null default ''::text,
  by_account uuid,
  at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  status text not null
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, opportunity_id) REFERENCES opportunity(municipality_id, id) ON DELETE CASCADE
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX publication_opportunity USING btree (municipality_id, opportunity_id, at)
  -- rows of one municipality only (row-level security, forced)
)

create table quarter_due (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  fiscal_year integer not null,
  quarter integer not null,
  created_at timestamp with time zone not null default now()
  -- CHECK (((quarter >= 1) AND (quarter <= 4)))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, fiscal_year, quarter)
  -- rows of one municipality only (row-level security, forced)
)

create table question (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  person_id uuid not null,
  opportunity_id uuid not null,
  status text not null,
  due_on date not null,
  at timestamp with time zone not null,
  asked_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  closed_at timestamp with time zone,
  created_at timestamp with time zone not null default now()
  -- CHECK (((status = 'closed'::text) = (closed_at IS NOT NULL)))
  -- CHECK ((status = ANY (ARRAY['asked'::text, 'passed'::text, 'answered'::text, 'closed'::text])))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, opportunity_id) REFERENCES opportunity(municipality_id, id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX question_open USING btree (municipality_id, asked_at) WHERE (status <> 'closed'::text)
  -- INDEX question_opportunity USING btree (municipality_id, opportunity_id)
  -- INDEX question_person USING btree (municipality_id, person_id, at)
  -- rows of one municipality only (row-level security, forced)
)

create table question_entry (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  question_id uuid not null,
  person_id uuid not null,
  verb text not null,
  words text not null default ''::text,
  note text not null default ''::text,
  medium text,
  by_account uuid,
  at timestamp with time zone not null,
  created_at timestamp with time zone not null default now()
  -- CHECK (((verb = 'pass'::text) = (medium IS NOT NULL)))
  -- CHECK (((verb = ANY (ARRAY['ask'::text, 'answer'::text])) OR (words = ''::text)))
  -- CHECK ((verb = ANY (ARRAY['ask'::text, 'pass'::text, 'answer'::text, 'close'::text])))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id)
  -- FOREIGN KEY (municipality_id, question_id) REFERENCES question(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX question_entry_by USING btree (municipality_id, by_account) WHERE (by_account IS NOT NULL)
  -- INDEX question_entry_person USING btree (municipality_id, person_id, at)
  -- INDEX question_entry_question USING btree (municipality_id, question_id, at)
  -- rows of one municipality only (row-level security, forced)
)

create table reach (
  municipality_id uuid not null default tenant(),
  person_id uuid not null,
  means text not null,
  minutes integer not null,
  created_at timestamp with time zone not null default now()
  -- CHECK (((minutes >= 1) AND (minutes <= 180)))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id)
  -- PRIMARY KEY (municipality_id, person_id, means)
  -- rows of one municipality only (row-level security, forced)
)

create table referral (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  code text not null,
  person_id uuid not null,
  organisation_id uuid not null,
  question text not null default ''::text,
  fields text[] not null default '{}'::text[],
  body text not null default ''::text,
  consent_id uuid,
  ground text,
  ground_note text not null default ''::text,
  status text not null,
  held_from text,
  told jsonb,
  way text,
  sent_on date,
  answer_due date,
  answered_on date,
  due_on date not null,
  reminded_on date,
  outcome text,
  outcome_on date,
  ended_on date,
  step_id uuid,
  at timestamp with time zone not null,
  by_account uuid,
  created_at timestamp with time zone not null default now()
  -- CHECK ((((status = 'completed'::text) = (outcome IS NOT NULL)) AND ((outcome IS NULL) = (outcome_on IS NULL))))
  -- CHECK (((ground IS NULL) OR (ground_note <> ''::text) OR (told IS NULL)))
  -- CHECK (((sent_on IS NULL) OR (consent_id IS NOT NULL) OR (ground IS NOT NULL)))
  -- CHECK (((status = 'held'::text) = (held_from IS NOT NULL)))
  -- CHECK (((status = ANY (ARRAY['completed'::text, 'rejected'::text, 'failed'::text, 'cancelled'::text, 'mistaken'::text])) = (ended_on IS NOT NULL)))
  -- CHECK (((status = ANY (ARRAY['draft'::text, 'held'::text, 'cancelled'::text, 'mistaken'::text])) OR ((sent_on IS NOT NULL) AND (step_id IS NOT NULL) AND (answer_due IS NOT NULL))))
  -- CHECK ((ground = ANY (ARRAY['life'::text, 'law'::text])))
  -- CHECK ((status = ANY (ARRAY['draft'::text, 'requested'::text, 'received'::text, 'accepted'::text, 'working'::text, 'held'::text, 'completed'::text, 'rejected'::text, 'failed'::text, 'cancelled'::text, 'mistaken'::text])))
  -- CHECK ((way = ANY (ARRAY['link'::text, 'fax'::text, 'letter'::text, 'phone'::text])))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, consent_id) REFERENCES consent(municipality_id, id)
  -- FOREIGN KEY (municipality_id, organisation_id) REFERENCES organisation(municipality_id, id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id)
  -- FOREIGN KEY (municipality_id, step_id) REFERENCES step(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, code)
  -- UNIQUE (municipality_id, step_id)
  -- INDEX referral_by USING btree (municipality_id, by_account) WHERE (by_account IS NOT NULL)
  -- INDEX referral_consent USING btree (municipality_id, consent_id) WHERE (consent_id IS NOT NULL)
  -- INDEX referral_open USING btree (municipality_id, due_on) WHERE (ended_on IS NULL)
  -- INDEX referral_organisation USING btree (municipality_id, organisation_id, sent_on)
  -- INDEX referral_person USING btree (municipality_id, person_id, at)
  -- rows of one municipality only (row-level security, forced)
)

create table referral_entry (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  referral_id uuid not null,
  verb text not null,
  reason text,
  outcome text,
  on_day date,
  note text not null default ''::text,
  other text not null default ''::text,
  medium text,
  by_account uuid,
  at timestamp with time zone not null,
  created_at timestamp with time zone not null default now()
  -- CHECK (((verb <> ALL (ARRAY['reject'::text, 'fail'::text, 'hold'::text])) OR (reason IS NOT NULL)))
  -- CHECK (((verb = 'complete'::text) = (outcome IS NOT NULL)))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, referral_id) REFERENCES referral(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX referral_entry_by USING btree (municipality_id, by_account) WHERE (by_account IS NOT NULL)
  -- INDEX referral_entry_referral USING btree (municipality_id, referral_id, at)
  -- rows of one municipality only (row-level security, forced)
)

create table registration (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  person_id uuid not null,
  account_id uuid not null,
  at timestamp with time zone not null,
  verdict text,
  known_id uuid,
  by_account uuid,
  decided_at timestamp with time zone,
  created_at timestamp with time zone not null default now()
  -- CHECK ((((verdict IS NULL) = (decided_at IS NULL)) AND ((verdict IS NULL) = (by_account IS NULL))))
  -- CHECK (((known_id IS NOT NULL) = (NOT (verdict IS DISTINCT FROM 'known'::text))))
  -- CHECK ((verdict = ANY (ARRAY['new'::text, 'known'::text])))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, account_id) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, known_id) REFERENCES person(municipality_id, id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, person_id)
  -- INDEX registration_account USING btree (municipality_id, account_id)
  -- INDEX registration_by USING btree (municipality_id, by_account) WHERE (by_account IS NOT NULL)
  -- INDEX registration_known USING btree (municipality_id, known_id) WHERE (known_id IS NOT NULL)
  -- rows of one municipality only (row-level security, forced)
)

create table released_figure (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  reader_id uuid not null,
  code text not null,
  city text not null,
  indicator text not null,
  fiscal_year integer not null,
  quarter integer not null,
  target double precision,
  value double precision,
  state text not null,
  made_on date not null,
  ended_on date,
  created_at timestamp with time zone not null default now(),
  name text not null default ''::text,
  unit text not null default ''::text,
  sort integer not null default 0
  -- CHECK (((quarter >= 0) AND (quarter <= 4)))
  -- CHECK (((value IS NOT NULL) = (state = ANY (ARRAY['shown'::text, 'part'::text]))))
  -- CHECK ((state = ANY (ARRAY['shown'::text, 'part'::text, 'hidden'::text, 'unknown'::text, 'later'::text])))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (reader_id) REFERENCES municipality(id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX released_figure_read USING btree (reader_id, fiscal_year) WHERE (ended_on IS NULL)
  -- UNIQUE INDEX released_figure_now USING btree (municipality_id, reader_id, indicator, fiscal_year, quarter) WHERE (ended_on IS NULL)
  -- rows of one municipality only (row-level security, forced)
)

create table report (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  kind text not null,
  fiscal_year integer not null,
  quarter integer not null,
  team_id uuid,
  number integer not null,
  code text not null,
  replaces_id uuid,
  reason text not null,
  snapshot text not null,
  sha256 text not null,
  template_id uuid,
  by_account uuid not null,
  at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  workbook_template_id uuid
  -- CHECK (((fiscal_year >= 2000) AND (fiscal_year <= 2099)))
  -- CHECK (((kind = 'quarter'::text) = (quarter > 0)))
  -- CHECK (((kind = 'sheets'::text) OR (team_id IS NULL)))
  -- CHECK (((quarter >= 0) AND (quarter <= 4)))
  -- CHECK (((replaces_id IS NULL) = (reason = ''::text)))
  -- CHECK ((code <> ''::text))
  -- CHECK ((kind = ANY (ARRAY['quarter'::text, 'year'::text, 'sheets'::text, 'works'::text])))
  -- CHECK ((number > 0))
  -- CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, replaces_id) REFERENCES report(municipality_id, id)
  -- FOREIGN KEY (municipality_id, team_id) REFERENCES staff_team(municipality_id, id)
  -- FOREIGN KEY (municipality_id, template_id) REFERENCES report_template(municipality_id, id)
  -- FOREIGN KEY (municipality_id, workbook_template_id) REFERENCES report_template(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, code)
  -- UNIQUE (municipality_id, kind, fiscal_year, quarter, number)
  -- INDEX report_by USING btree (municipality_id, by_account)
  -- INDEX report_replaces USING btree (municipality_id, replaces_id)
  -- INDEX report_team USING btree (municipality_id, team_id)
  -- INDEX report_template_id USING btree (municipality_id, template_id)
  -- INDEX report_workbook_template USING btree (municipality_id, workbook_template_id)
  -- rows of one municipality only (row-level security, forced)
)

create table report_file (
  municipality_id uuid not null default tenant(),
  report_id uuid not null,
  type text not null,
  sha256 text not null,
  bytes bytea not null,
  created_at timestamp with time zone not null default now()
  -- CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
  -- CHECK ((type = ANY (ARRAY['xlsx'::text, 'docx'::text, 'form'::text])))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, report_id) REFERENCES report(municipality_id, id)
  -- PRIMARY KEY (municipality_id, report_id, type)
  -- rows of one municipality only (row-level security, forced)
)

create table report_template (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  kind text not null,
  number integer not null,
  name text not null,
  sha256 text not null,
  bytes bytea not null,
  by_account uuid not null,
  at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  type text not null default 'docx'::text
  -- CHECK ((kind = ANY (ARRAY['plan'::text, 'sheets'::text, 'works'::text])))
  -- CHECK ((name <> ''::text))
  -- CHECK ((number > 0))
  -- CHECK ((octet_length(bytes) <= ((5 * 1024) * 1024)))
  -- CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
  -- CHECK ((type = ANY (ARRAY['docx'::text, 'xlsx'::text])))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, kind, number)
  -- INDEX report_template_by USING btree (municipality_id, by_account)
  -- rows of one municipality only (row-level security, forced)
)

create table request (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  form uuid not null,
  code text not null,
  opportunity_id uuid,
  words text not null default ''::text,
  wish text not null,
  name text not null,
  phone text not null default ''::text,
  email text not null default ''::text,
  address text not null default ''::text,
  name_key text not null,
  kana_key text not null default ''::text,
  phone_digits text,
  contacts text[] not null,
  times text[] not null default '{}'::text[],
  note text not null default ''::text,
  whom text not null,
  whom_note text not null default ''::text,
  lives text,
  wording text not null,
  place bytea,
  due_on date not null,
  medium text not null default 'web'::text,
  typed_by uuid,
  received_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  folding smallint not null default 3,
  asked_by uuid,
  campaign_id uuid,
  emptied boolean not null default false,
  sent_by uuid,
  company text,
  companions text[] not null default '{}'::text[],
  together text
  -- CHECK ((cardinality(companions) <= 3))
  -- CHECK ((code ~ '^[34679ACEFHKMRTWXY]{7}$'::text))
  -- CHECK ((company = ANY (ARRAY['alone'::text, 'with'::text])))
  -- CHECK ((emptied OR ((phone <> ''::text) OR (email <> ''::text) OR (address <> ''::text))))
  -- CHECK ((together = ANY (ARRAY['all'::text, 'any'::text])))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, asked_by) REFERENCES person(municipality_id, id)
  -- FOREIGN KEY (municipality_id, campaign_id) REFERENCES campaign(municipality_id, id)
  -- FOREIGN KEY (municipality_id, opportunity_id) REFERENCES opportunity(municipality_id, id)
  -- FOREIGN KEY (municipality_id, sent_by) REFERENCES organisation(municipality_id, id)
  -- FOREIGN KEY (municipality_id, typed_by) REFERENCES account(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, code)
  -- UNIQUE (municipality_id, form)
  -- INDEX request_asked_by USING btree (municipality_id, asked_by) WHERE (asked_by IS NOT NULL)
  -- INDEX request_campaign USING btree (municipality_id, campaign_id) WHERE (campaign_id IS NOT NULL)
  -- INDEX request_full USING btree (municipality_id, received_at) WHERE (NOT emptied)
  -- INDEX request_opportunity USING btree (municipality_id, opportunity_id)
  -- INDEX request_received USING btree (municipality_id, received_at)
  -- INDEX request_sent_by USING btree (municipality_id, sent_by, received_at) WHERE (sent_by IS NOT NULL)
  -- INDEX request_to_fold USING btree (municipality_id, id) WHERE (folding < 3)
  -- rows of one municipality only (row-level security, forced)
)

create table request_entry (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  request_id uuid not null,
  verb text not null,
  outcome text,
  note text not null default ''::text,
  person_id uuid,
  by_account uuid,
  at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  asked_by uuid
  -- CHECK (((verb = 'close'::text) = (outcome IS NOT NULL)))
  -- CHECK (((verb = 'join'::text) = (person_id IS NOT NULL)))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, asked_by) REFERENCES person(municipality_id, id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id)
  -- FOREIGN KEY (municipality_id, request_id) REFERENCES request(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX request_entry_asked_by USING btree (municipality_id, asked_by) WHERE (asked_by IS NOT NULL)
  -- INDEX request_entry_person USING btree (municipality_id, person_id) WHERE (person_id IS NOT NULL)
  -- INDEX request_entry_request USING btree (municipality_id, request_id, at)
  -- rows of one municipality only (row-level security, forced)
)

create table role_grant (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  account_id uuid not null,
  role text not null,
  from_on date not null,
  until_on date,
  granted_by uuid,
  created_at timestamp with time zone not null default now(),
  scope_kind text,
  scope_id uuid,
  limited boolean not null default false,
  areas uuid[] not null default '{}'::uuid[],
  team_id uuid
  -- CHECK (((NOT limited) OR (areas <> '{}'::uuid[]) OR (team_id IS NOT NULL)))
  -- CHECK (((role = ANY (ARRAY['resident'::text, 'organiser'::text, 'partner'::text, 'delegate'::text])) = (scope_kind IS NOT NULL)))
  -- CHECK (((scope_kind IS NULL) = (scope_id IS NULL)))
  -- CHECK (((scope_kind IS NULL) OR ((NOT limited) AND (team_id IS NULL))))
  -- CHECK ((limited OR (areas = '{}'::uuid[])))
  -- CHECK ((scope_kind = ANY (ARRAY['person'::text, 'organisation'::text, 'standing'::text])))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, account_id) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, team_id) REFERENCES staff_team(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX role_grant_account USING btree (municipality_id, account_id)
  -- INDEX role_grant_scope USING btree (municipality_id, scope_id) WHERE (scope_id IS NOT NULL)
  -- INDEX role_grant_team USING btree (municipality_id, team_id) WHERE (team_id IS NOT NULL)
  -- rows of one municipality only (row-level security, forced)
)

create table round_run (
  municipality_id uuid not null default tenant(),
  round text not null,
  day date not null,
  since date not null,
  started_at timestamp with time zone not null,
  done_at timestamp with time zone,
  count integer not null default 0,
  failures integer not null default 0,
  code text,
  again_at timestamp with time zone,
  created_at timestamp with time zone not null default now()
  -- CHECK ((since <= day))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- PRIMARY KEY (municipality_id, round, day)
  -- INDEX round_run_undone USING btree (municipality_id, day) WHERE (done_at IS NULL)
  -- rows of one municipality only (row-level security, forced)
)

create table saved_search (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  asked text not null,
  name text not null,
  begun_on date not null,
  until_on date not null,
  looked_on date not null,
  by_account uuid not null,
  ended_at timestamp with time zone,
  ended_as text,
  created_at timestamp with time zone not null default now()
  -- CHECK (((ended_at IS NULL) = (ended_as IS NULL)))
  -- CHECK (((length(asked) >= 1) AND (length(asked) <= 1500)))
  -- CHECK (((length(name) >= 1) AND (length(name) <= 200)))
  -- CHECK ((ended_as = ANY (ARRAY['self'::text, 'link'::text, 'over'::text])))
  -- CHECK ((kind = ANY (ARRAY['list'::text, 'for-me'::text])))
  -- CHECK ((until_on > begun_on))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id) ON DELETE CASCADE
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX saved_search_by USING btree (municipality_id, by_account)
  -- INDEX saved_search_looked USING btree (municipality_id, looked_on) WHERE (ended_at IS NULL)
  -- INDEX saved_search_person USING btree (municipality_id, person_id)
  -- UNIQUE INDEX saved_search_once USING btree (municipality_id, person_id, kind, asked) WHERE (ended_at IS NULL)
  -- rows of one municipality only (row-level security, forced)
)

create table saved_search_told (
  municipality_id uuid not null default tenant(),
  search_id uuid not null,
  opportunity_id uuid not null,
  on_day date not null,
  created_at timestamp with time zone not null default now()
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, opportunity_id) REFERENCES opportunity(municipality_id, id) ON DELETE CASCADE
  -- FOREIGN KEY (municipality_id, search_id) REFERENCES saved_search(municipality_id, id) ON DELETE CASCADE
  -- PRIMARY KEY (municipality_id, search_id, opportunity_id)
  -- INDEX saved_search_told_opportunity USING btree (municipality_id, opportunity_id)
  -- rows of one municipality only (row-level security, forced)
)

create table second_factor (
  municipality_id uuid not null default tenant(),
  account_id uuid not null,
  secret text,
  last_step bigint,
  codes text[] not null,
  set_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now()
  -- CHECK (((secret IS NULL) = (last_step IS NULL)))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, account_id) REFERENCES account(municipality_id, id)
  -- PRIMARY KEY (municipality_id, account_id)
  -- rows of one municipality only (row-level security, forced)
)

create table session (
  municipality_id uuid not null default tenant(),
  token_hash bytea not null,
  account_id uuid not null,
  seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  hat uuid,
  id uuid not null default gen_random_uuid(),
  remembered boolean not null default false
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, account_id) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, hat) REFERENCES role_grant(municipality_id, id)
  -- PRIMARY KEY (municipality_id, token_hash)
  -- INDEX session_account USING btree (municipality_id, account_id)
  -- INDEX session_hat USING btree (municipality_id, hat) WHERE (hat IS NOT NULL)
  -- UNIQUE INDEX session_id USING btree (municipality_id, id)
  -- rows of one municipality only (row-level security, forced)
)

create table setting (
  municipality_id uuid not null default tenant(),
  key text not null,
  valid_from date not null,
  value jsonb not null,
  source text not null,
  created_at timestamp with time zone not null default now()
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- PRIMARY KEY (municipality_id, key, valid_from)
  -- rows of one municipality only (row-level security, forced)
)

create table shift_absence (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  assignment_id uuid not null,
  on_day date not null,
  reason text not null,
  note text not null default ''::text,
  by_account uuid not null,
  at timestamp with time zone not null,
  ended_as text,
  ended_by uuid,
  ended_at timestamp with time zone,
  told_by uuid,
  told_at timestamp with time zone,
  created_at timestamp with time zone not null default now()
  -- CHECK ((ended_as = ANY (ARRAY['without'::text, 'withdrawn'::text])))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, assignment_id) REFERENCES assignment(municipality_id, id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, ended_by) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, told_by) REFERENCES account(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX shift_absence_by USING btree (municipality_id, by_account)
  -- INDEX shift_absence_day USING btree (municipality_id, on_day)
  -- INDEX shift_absence_ended_by USING btree (municipality_id, ended_by)
  -- INDEX shift_absence_told_by USING btree (municipality_id, told_by)
  -- UNIQUE INDEX shift_absence_once USING btree (municipality_id, assignment_id, on_day) WHERE (ended_as IS DISTINCT FROM 'withdrawn'::text)
  -- rows of one municipality only (row-level security, forced)
)

create table shown_input (
  municipality_id uuid not null default tenant(),
  subject_id uuid not null,
  hash text not null,
  data json not null,
  created_at timestamp with time zone not null default now()
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- PRIMARY KEY (municipality_id, subject_id, hash)
  -- rows of one municipality only (row-level security, forced)
)

create table shown_list (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  instance_hash text not null,
  weights_version text not null,
  items jsonb not null,
  shown_to uuid,
  at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  subject_input text,
  from_on date,
  weeks integer,
  seed integer not null default 0,
  length integer default jsonb_array_length(items)
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX shown_list_length USING btree (municipality_id, subject_kind, length)
  -- INDEX shown_list_subject USING btree (municipality_id, subject_id, at)
  -- rows of one municipality only (row-level security, forced)
)

create table sign_in (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  token_hash bytea not null,
  channel text not null,
  key text not null,
  shown text not null,
  wants text not null,
  next text not null default ''::text,
  place bytea not null,
  asked_at timestamp with time zone not null,
  code_hash bytea,
  expires_at timestamp with time zone,
  tries integer not null default 0,
  passed_at timestamp with time zone,
  account_id uuid,
  entered_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  instead_id uuid
  -- CHECK (((wants <> 'add'::text) OR (account_id IS NOT NULL)))
  -- CHECK ((channel = ANY (ARRAY['mail'::text, 'sms'::text, 'line'::text])))
  -- CHECK ((wants = ANY (ARRAY['in'::text, 'join'::text, 'add'::text])))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, account_id) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, instead_id) REFERENCES sign_in_address(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, token_hash)
  -- INDEX sign_in_account USING btree (municipality_id, account_id) WHERE (account_id IS NOT NULL)
  -- INDEX sign_in_asked USING btree (municipality_id, asked_at)
  -- INDEX sign_in_instead USING btree (municipality_id, instead_id) WHERE (instead_id IS NOT NULL)
  -- INDEX sign_in_key USING btree (municipality_id, channel, key, asked_at)
  -- INDEX sign_in_place USING btree (municipality_id, place, asked_at)
  -- rows of one municipality only (row-level security, forced)
)

create table sign_in_address (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  account_id uuid not null,
  channel text not null,
  key text not null,
  shown text not null,
  since timestamp with time zone not null,
  ended_at timestamp with time zone,
  created_at timestamp with time zone not null default now()
  -- CHECK ((channel = ANY (ARRAY['mail'::text, 'sms'::text, 'line'::text])))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, account_id) REFERENCES account(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX sign_in_address_account USING btree (municipality_id, account_id)
  -- INDEX sign_in_address_key USING btree (municipality_id, channel, key) WHERE (ended_at IS NULL)
  -- UNIQUE INDEX sign_in_address_line USING btree (municipality_id, key) WHERE ((channel = 'line'::text) AND (ended_at IS NULL))
  -- rows of one municipality only (row-level security, forced)
)

create table signed_link (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  token_hash bytea not null,
  purpose text not null,
  subject_kind text not null,
  subject_id uuid not null,
  expires_at timestamp with time zone not null,
  uses_left integer,
  used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  revoked_by uuid,
  created_at timestamp with time zone not null default now()
  -- CHECK (((revoked_by IS NULL) OR (revoked_at IS NOT NULL)))
  -- CHECK ((octet_length(token_hash) = 32))
  -- CHECK ((uses_left >= 0))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, revoked_by) REFERENCES account(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, token_hash)
  -- INDEX signed_link_subject USING btree (municipality_id, subject_kind, subject_id)
  -- rows of one municipality only (row-level security, forced)
)

create table skill (
  municipality_id uuid not null default tenant(),
  person_id uuid not null,
  skill text not null,
  wants_to_use boolean not null default true,
  created_at timestamp with time zone not null default now()
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id)
  -- PRIMARY KEY (municipality_id, person_id, skill)
  -- rows of one municipality only (row-level security, forced)
)

create table slope (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  area_id uuid not null,
  to_area_id uuid,
  walk double precision not null,
  bicycle double precision not null,
  valid_from date not null,
  source text not null,
  created_at timestamp with time zone not null default now()
  -- CHECK (((bicycle >= (1)::double precision) AND (bicycle <= (2)::double precision)))
  -- CHECK (((walk >= (1)::double precision) AND (walk <= (2)::double precision)))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, area_id) REFERENCES area(municipality_id, id)
  -- FOREIGN KEY (municipality_id, to_area_id) REFERENCES area(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE NULLS NOT DISTINCT (municipality_id, area_id, to_area_id, valid_from)
  -- INDEX slope_municipality_id_to_area_id_idx USING btree (municipality_id, to_area_id)
  -- rows of one municipality only (row-level security, forced)
)

create table slot (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  opportunity_id uuid not null,
  weekday integer,
  on_day date,
  from_min integer not null,
  to_min integer not null,
  weeks integer not null default 31,
  need integer,
  created_at timestamp with time zone not null default now(),
  demanding boolean not null default false
  -- CHECK (((to_min <= 1440) AND (to_min > from_min)))
  -- CHECK (((weekday >= 0) AND (weekday <= 6)))
  -- CHECK (((weekday IS NULL) <> (on_day IS NULL)))
  -- CHECK ((from_min >= 0))
  -- CHECK ((need > 0))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, opportunity_id) REFERENCES opportunity(municipality_id, id) ON DELETE CASCADE
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX slot_opportunity USING btree (municipality_id, opportunity_id)
  -- rows of one municipality only (row-level security, forced)
)

create table staff_team (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  name text not null,
  ended_on date,
  created_at timestamp with time zone not null default now()
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE INDEX staff_team_name USING btree (municipality_id, name) WHERE (ended_on IS NULL)
  -- rows of one municipality only (row-level security, forced)
)

create table standing (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  person_id uuid not null,
  account_id uuid not null,
  door text not null,
  may text[] not null default '{}'::text[],
  medium text,
  known_by text,
  session_hash bytea,
  delegation_id uuid,
  begun_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_as text,
  created_at timestamp with time zone not null default now()
  -- CHECK ((((door = 'delegate'::text) = (delegation_id IS NOT NULL)) AND ((door = 'delegate'::text) = (may <> '{}'::text[]))))
  -- CHECK ((((door = 'desk'::text) = (medium IS NOT NULL)) AND ((door = 'desk'::text) = (known_by IS NOT NULL)) AND ((door = 'desk'::text) = (session_hash IS NOT NULL))))
  -- CHECK (((ended_at IS NULL) = (ended_as IS NULL)))
  -- CHECK ((door = ANY (ARRAY['desk'::text, 'delegate'::text])))
  -- CHECK ((ended_as = ANY (ARRAY['pressed'::text, 'anew'::text, 'over'::text, 'closed'::text, 'merged'::text, 'person'::text, 'desk'::text, 'delegate'::text])))
  -- CHECK ((known_by = ANY (ARRAY['document'::text, 'told'::text, 'face'::text, 'paper'::text])))
  -- CHECK ((may <@ ARRAY['see'::text, 'act'::text, 'plan'::text]))
  -- CHECK ((medium = ANY (ARRAY['visit'::text, 'phone'::text, 'outreach'::text, 'post'::text])))
  -- CHECK ((until_at <= (begun_at +
CASE door
    WHEN 'desk'::text THEN '00:30:00'::interval
    ELSE '367 days'::interval
END)))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, account_id) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, delegation_id) REFERENCES delegation(municipality_id, id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX standing_account USING btree (municipality_id, account_id)
  -- INDEX standing_delegation USING btree (municipality_id, delegation_id) WHERE (delegation_id IS NOT NULL)
  -- INDEX standing_open USING btree (municipality_id, until_at) WHERE (ended_at IS NULL)
  -- INDEX standing_person USING btree (municipality_id, person_id, begun_at)
  -- INDEX standing_session USING btree (municipality_id, session_hash, begun_at) WHERE (session_hash IS NOT NULL)
  -- rows of one municipality only (row-level security, forced)
)

create table step (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  person_id uuid,
  what text not null,
  note text not null default ''::text,
  owner_id uuid not null,
  due_on date not null,
  done_at timestamp with time zone,
  done_by uuid,
  outcome text,
  created_at timestamp with time zone not null default now(),
  handed_by uuid,
  handed_from uuid,
  handed_note text not null default ''::text,
  accepted_at timestamp with time zone,
  waits_for text not null,
  organisation_id uuid,
  referred_on date,
  paused_on date
  -- CHECK ((((handed_by IS NULL) = (handed_from IS NULL)) AND ((accepted_at IS NULL) OR (handed_by IS NOT NULL))))
  -- CHECK (((what <> 'refer'::text) OR (done_at IS NOT NULL) OR (organisation_id IS NOT NULL)))
  -- CHECK ((waits_for = ANY (ARRAY['desk'::text, 'resident'::text, 'organiser'::text, 'partner'::text])))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, handed_by) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, handed_from) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, organisation_id) REFERENCES organisation(municipality_id, id)
  -- FOREIGN KEY (municipality_id, owner_id) REFERENCES account(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- TRIGGER DEFERRABLE INITIALLY DEFERRED
  -- INDEX step_done_by_owner USING btree (municipality_id, owner_id, done_at) WHERE (done_at IS NOT NULL)
  -- INDEX step_due USING btree (municipality_id, due_on, id) INCLUDE (person_id, paused_on) WHERE (done_at IS NULL)
  -- INDEX step_handed_by USING btree (municipality_id, handed_by) WHERE (handed_by IS NOT NULL)
  -- INDEX step_handed_from USING btree (municipality_id, handed_from) WHERE (handed_from IS NOT NULL)
  -- INDEX step_of_person USING btree (municipality_id, person_id) WHERE (done_at IS NULL)
  -- INDEX step_organisation USING btree (municipality_id, organisation_id) WHERE (organisation_id IS NOT NULL)
  -- INDEX step_person USING btree (municipality_id, person_id, due_on)
  -- INDEX step_referred USING btree (municipality_id, referred_on) WHERE (referred_on IS NOT NULL)
  -- INDEX step_subject_open USING btree (municipality_id, subject_id) WHERE (done_at IS NULL)
  -- INDEX step_worklist USING btree (municipality_id, owner_id, due_on, id) INCLUDE (paused_on, subject_kind, what, person_id) WHERE (done_at IS NULL)
  -- UNIQUE INDEX step_one_open USING btree (municipality_id, subject_kind, subject_id) WHERE ((done_at IS NULL) AND (subject_kind <> ALL (ARRAY['person'::text, 'urgent_look'::text])))
  -- rows of one municipality only (row-level security, forced)
)

create table story (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  person_id uuid not null,
  opportunity_id uuid,
  organisation_id uuid,
  door text not null,
  title text not null,
  pseudonym text not null,
  before text not null default ''::text,
  did text not null default ''::text,
  after text not null default ''::text,
  quote text not null default ''::text,
  told_on date,
  version integer not null default 1,
  by_account uuid not null,
  at timestamp with time zone not null,
  submitted_by uuid,
  submitted_at timestamp with time zone,
  returned_why text,
  published_by uuid,
  published_at timestamp with time zone,
  ended_by uuid,
  ended_at timestamp with time zone,
  end_why text not null default ''::text,
  created_at timestamp with time zone not null default now()
  -- CHECK (((published_at IS NULL) OR (submitted_at IS NOT NULL)))
  -- CHECK (((published_by IS NULL) = (published_at IS NULL)))
  -- CHECK (((submitted_by IS NULL) = (submitted_at IS NULL)))
  -- CHECK ((door = ANY (ARRAY['work'::text, 'help'::text, 'learn'::text, 'enjoy'::text, 'move'::text])))
  -- CHECK ((title <> ''::text))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, ended_by) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, opportunity_id) REFERENCES opportunity(municipality_id, id)
  -- FOREIGN KEY (municipality_id, organisation_id) REFERENCES organisation(municipality_id, id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id)
  -- FOREIGN KEY (municipality_id, published_by) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, submitted_by) REFERENCES account(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX story_by USING btree (municipality_id, by_account)
  -- INDEX story_ended_by USING btree (municipality_id, ended_by) WHERE (ended_by IS NOT NULL)
  -- INDEX story_opportunity USING btree (municipality_id, opportunity_id) WHERE (opportunity_id IS NOT NULL)
  -- INDEX story_organisation USING btree (municipality_id, organisation_id) WHERE (organisation_id IS NOT NULL)
  -- INDEX story_person USING btree (municipality_id, person_id)
  -- INDEX story_published USING btree (municipality_id, published_at DESC, id) WHERE ((published_at IS NOT NULL) AND (ended_at IS NULL))
  -- INDEX story_published_by USING btree (municipality_id, published_by) WHERE (published_by IS NOT NULL)
  -- INDEX story_submitted_by USING btree (municipality_id, submitted_by) WHERE (submitted_by IS NOT NULL)
  -- rows of one municipality only (row-level security, forced)
)

create table story_count (
  municipality_id uuid not null default tenant(),
  shard integer not null,
  kind text not null,
  held text not null,
  stayed integer,
  since date,
  count integer not null,
  created_at timestamp with time zone not null default now()
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- PRIMARY KEY (municipality_id, kind, held, shard)
  -- rows of one municipality only (row-level security, forced)
)

create table substitute_call (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  absence_id uuid not null,
  person_id uuid not null,
  position integer not null,
  score integer not null,
  terms jsonb not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  medium text not null,
  answer text,
  answered_by uuid,
  answered_at timestamp with time zone,
  closed_at timestamp with time zone,
  created_at timestamp with time zone not null default now()
  -- CHECK (("position" > 0))
  -- CHECK ((answer = ANY (ARRAY['yes'::text, 'no'::text])))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, absence_id) REFERENCES shift_absence(municipality_id, id)
  -- FOREIGN KEY (municipality_id, answered_by) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, asked_by) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, absence_id, person_id)
  -- INDEX substitute_call_answered_by USING btree (municipality_id, answered_by)
  -- INDEX substitute_call_asked USING btree (municipality_id, asked_at)
  -- INDEX substitute_call_asked_by USING btree (municipality_id, asked_by)
  -- INDEX substitute_call_person USING btree (municipality_id, person_id, asked_at)
  -- rows of one municipality only (row-level security, forced)
)

create table support_case (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  person_id uuid,
  organisation_id uuid,
  route text not null,
  goal text not null default ''::text,
  status text not null,
  begun_on date not null,
  paused_on date,
  paused_until date,
  pause_reason text,
  ended_on date,
  end_as text,
  from_id uuid,
  at timestamp with time zone not null,
  by_account uuid,
  created_at timestamp with time zone not null default now()
  -- CHECK ((((status = 'ended'::text) = (ended_on IS NOT NULL)) AND ((ended_on IS NULL) = (end_as IS NULL)) AND (ended_on >= begun_on)))
  -- CHECK ((((status = 'paused'::text) = (paused_on IS NOT NULL)) AND (num_nonnulls(paused_on, paused_until, pause_reason) = ANY (ARRAY[0, 3]))))
  -- CHECK ((end_as = ANY (ARRAY['reached'::text, 'moved'::text, 'stopped'::text, 'impossible'::text, 'unreached'::text])))
  -- CHECK ((num_nonnulls(person_id, organisation_id) = 1))
  -- CHECK ((pause_reason = ANY (ARRAY['own'::text, 'partner'::text, 'season'::text, 'other'::text])))
  -- CHECK ((route = ANY (ARRAY['rehire'::text, 'dispatch'::text, 'startup'::text, 'volunteer'::text, 'learn'::text, 'community'::text, 'health'::text])))
  -- CHECK ((status = ANY (ARRAY['active'::text, 'paused'::text, 'ended'::text])))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, from_id) REFERENCES support_case(municipality_id, id)
  -- FOREIGN KEY (municipality_id, organisation_id) REFERENCES organisation(municipality_id, id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX support_case_begun USING btree (municipality_id, begun_on, id)
  -- INDEX support_case_by USING btree (municipality_id, by_account) WHERE (by_account IS NOT NULL)
  -- INDEX support_case_ended USING btree (municipality_id, ended_on) WHERE (ended_on IS NOT NULL)
  -- INDEX support_case_from USING btree (municipality_id, from_id) WHERE (from_id IS NOT NULL)
  -- INDEX support_case_organisation USING btree (municipality_id, organisation_id) WHERE (organisation_id IS NOT NULL)
  -- INDEX support_case_person USING btree (municipality_id, person_id) WHERE (person_id IS NOT NULL)
  -- rows of one municipality only (row-level security, forced)
)

create table survey (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  code text not null,
  consultation_id uuid,
  entry_id uuid,
  on_day date not null,
  title text not null default ''::text,
  until_on date not null,
  by_account uuid not null,
  at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  created_at timestamp with time zone not null default now()
  -- CHECK (((withdrawn_at IS NULL) = (withdrawn_by IS NULL)))
  -- CHECK ((code ~ '^[A-Z0-9]{7}$'::text))
  -- CHECK ((num_nonnulls(consultation_id, entry_id) = 1))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, consultation_id) REFERENCES consultation(municipality_id, id) ON DELETE CASCADE
  -- FOREIGN KEY (municipality_id, entry_id) REFERENCES entry(municipality_id, id) ON DELETE CASCADE
  -- FOREIGN KEY (municipality_id, withdrawn_by) REFERENCES account(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, code)
  -- INDEX survey_by USING btree (municipality_id, by_account)
  -- INDEX survey_consultation USING btree (municipality_id, consultation_id) WHERE (consultation_id IS NOT NULL)
  -- INDEX survey_entry USING btree (municipality_id, entry_id) WHERE (entry_id IS NOT NULL)
  -- INDEX survey_withdrawn_by USING btree (municipality_id, withdrawn_by) WHERE (withdrawn_by IS NOT NULL)
  -- UNIQUE INDEX survey_one USING btree (municipality_id, consultation_id) WHERE ((consultation_id IS NOT NULL) AND (withdrawn_at IS NULL))
  -- rows of one municipality only (row-level security, forced)
)

create table survey_answer (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  survey_id uuid not null,
  satisfied integer not null,
  words text not null default ''::text,
  way text not null,
  by_account uuid,
  reason text not null default ''::text,
  at timestamp with time zone not null,
  created_at timestamp with time zone not null default now()
  -- CHECK (((satisfied >= 1) AND (satisfied <= 5)))
  -- CHECK (((way = 'qr'::text) = (by_account IS NULL)))
  -- CHECK ((way = ANY (ARRAY['qr'::text, 'paper'::text, 'phone'::text])))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, survey_id) REFERENCES survey(municipality_id, id) ON DELETE CASCADE
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX survey_answer_by USING btree (municipality_id, by_account) WHERE (by_account IS NOT NULL)
  -- INDEX survey_answer_survey USING btree (municipality_id, survey_id, at)
  -- rows of one municipality only (row-level security, forced)
)

create table target (
  municipality_id uuid not null default tenant(),
  indicator text not null,
  fiscal_year integer not null,
  quarter integer not null,
  value numeric not null,
  source text not null,
  created_at timestamp with time zone not null default now()
  -- CHECK (((quarter >= 0) AND (quarter <= 4)))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, indicator) REFERENCES indicator(municipality_id, key)
  -- PRIMARY KEY (municipality_id, indicator, fiscal_year, quarter)
  -- rows of one municipality only (row-level security, forced)
)

create table town (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  area_id uuid not null,
  name text not null,
  lat double precision not null,
  lng double precision not null,
  created_at timestamp with time zone not null default now(),
  kana text not null default ''::text,
  postcode text not null default ''::text,
  ends_on date
  -- CHECK ((postcode ~ '^(\d{7})?$'::text))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, area_id) REFERENCES area(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, name)
  -- INDEX town_area USING btree (municipality_id, area_id)
  -- rows of one municipality only (row-level security, forced)
)

create table triage_tally (
  municipality_id uuid not null default tenant(),
  dim text not null,
  value text not null,
  began integer not null,
  once integer not null,
  twice integer not null,
  more integer not null,
  timed integer not null,
  minutes integer not null,
  as_of date not null,
  created_at timestamp with time zone not null default now()
  -- CHECK ((dim = ANY (ARRAY['topic'::text, 'channel'::text, 'wish'::text])))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- PRIMARY KEY (municipality_id, dim, value)
  -- rows of one municipality only (row-level security, forced)
)

create table unplanned_person (
  municipality_id uuid not null default tenant(),
  person_id uuid not null,
  created_at timestamp with time zone not null default now()
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id) ON DELETE CASCADE
  -- PRIMARY KEY (municipality_id, person_id)
  -- rows of one municipality only (row-level security, forced)
)

create table urgent_look (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  account_id uuid not null,
  person_id uuid not null,
  reason text not null,
  begun_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  seen_by uuid,
  seen_at timestamp with time zone,
  created_at timestamp with time zone not null default now()
  -- CHECK (((seen_by IS NULL) = (seen_at IS NULL)))
  -- CHECK ((reason <> ''::text))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, account_id) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id)
  -- FOREIGN KEY (municipality_id, seen_by) REFERENCES account(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX urgent_look_account USING btree (municipality_id, account_id, until_at)
  -- INDEX urgent_look_begun USING btree (municipality_id, begun_at DESC)
  -- INDEX urgent_look_person USING btree (municipality_id, person_id)
  -- INDEX urgent_look_seen_by USING btree (municipality_id, seen_by)
  -- rows of one municipality only (row-level security, forced)
)

create table walk_queue (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  name text not null,
  ended_at timestamp with time zone,
  created_at timestamp with time zone not null default now()
  -- CHECK ((name <> ''::text))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- PRIMARY KEY (municipality_id, id)
  -- rows of one municipality only (row-level security, forced)
)

create table walk_ticket (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  queue_id uuid not null,
  on_day date not null,
  number integer not null,
  status text not null default 'waiting'::text,
  taken_by uuid,
  taken_at timestamp with time zone not null,
  called_at timestamp with time zone,
  counter text not null default ''::text,
  served_at timestamp with time zone,
  ended_at timestamp with time zone,
  created_at timestamp with time zone not null default now()
  -- CHECK ((number > 0))
  -- CHECK ((status = ANY (ARRAY['waiting'::text, 'called'::text, 'serving'::text, 'served'::text, 'left'::text])))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, queue_id) REFERENCES walk_queue(municipality_id, id)
  -- FOREIGN KEY (municipality_id, taken_by) REFERENCES account(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, queue_id, on_day, number)
  -- INDEX walk_ticket_by USING btree (municipality_id, taken_by) WHERE (taken_by IS NOT NULL)
  -- INDEX walk_ticket_open USING btree (municipality_id, on_day) WHERE (status = ANY (ARRAY['waiting'::text, 'called'::text, 'serving'::text]))
  -- rows of one municipality only (row-level security, forced)
)

create table way_change (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  account_id uuid not null,
  way text not null,
  act text not null,
  shown text not null,
  at timestamp with time zone not null,
  undone_at timestamp with time zone,
  created_at timestamp with time zone not null default now()
  -- CHECK ((act = ANY (ARRAY['added'::text, 'removed'::text, 'changed'::text])))
  -- CHECK ((way = ANY (ARRAY['mail'::text, 'sms'::text, 'line'::text, 'passkey'::text])))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, account_id) REFERENCES account(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX way_change_account USING btree (municipality_id, account_id, at)
  -- rows of one municipality only (row-level security, forced)
)

create table weight_decision (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  proposal_id uuid,
  verb text not null,
  weights jsonb not null,
  valid_from date,
  reason text not null,
  by_account uuid not null,
  at timestamp with time zone not null,
  created_at timestamp with time zone not null default now()
  -- CHECK (((valid_from IS NULL) = (verb = 'reject'::text)))
  -- CHECK ((verb = ANY (ARRAY['adopt'::text, 'reject'::text, 'set'::text])))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- FOREIGN KEY (municipality_id, proposal_id) REFERENCES weight_proposal(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, proposal_id)
  -- INDEX weight_decision_account USING btree (municipality_id, by_account)
  -- INDEX weight_decision_at USING btree (municipality_id, at)
  -- rows of one municipality only (row-level security, forced)
)

create table weight_proposal (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  outcomes integer not null,
  frozen text[] not null default '{}'::text[],
  before jsonb not null,
  weights jsonb not null,
  result jsonb not null,
  by_account uuid not null,
  at timestamp with time zone not null,
  created_at timestamp with time zone not null default now()
  -- CHECK ((outcomes >= 0))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- INDEX weight_proposal_account USING btree (municipality_id, by_account)
  -- INDEX weight_proposal_at USING btree (municipality_id, at)
  -- rows of one municipality only (row-level security, forced)
)

create table wish (
  municipality_id uuid not null default tenant(),
  person_id uuid not null,
  category text not null,
  score integer not null,
  basis text not null,
  created_at timestamp with time zone not null default now()
  -- CHECK (((score >= '-2'::integer) AND (score <= 2)))
  -- CHECK ((basis = ANY (ARRAY['said'::text, 'shown'::text])))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, person_id) REFERENCES person(municipality_id, id)
  -- PRIMARY KEY (municipality_id, person_id, category)
  -- INDEX wish_liked USING btree (municipality_id, category, person_id) WHERE (score > 0)
  -- rows of one municipality only (row-level security, forced)
)

create table word (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  asked text not null,
  means text not null,
  source text not null,
  by_account uuid not null,
  created_at timestamp with time zone not null default now()
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, by_account) REFERENCES account(municipality_id, id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, asked, means)
  -- INDEX word_by USING btree (municipality_id, by_account)
  -- rows of one municipality only (row-level security, forced)
)

create table work (
  municipality_id uuid not null default tenant(),
  id uuid not null,
  code text not null,
  plan text not null,
  page text not null default ''::text,
  name text not null,
  summary text not null default ''::text,
  purpose text not null default ''::text,
  from_year integer,
  until_year integer,
  sort integer not null default 0,
  created_at timestamp with time zone not null default now(),
  background text not null default ''::text,
  appeal text not null default ''::text
  -- CHECK ((from_year <= until_year))
  -- CHECK ((name <> ''::text))
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- PRIMARY KEY (municipality_id, id)
  -- UNIQUE (municipality_id, plan, code)
  -- rows of one municipality only (row-level security, forced)
)

create table work_team (
  municipality_id uuid not null default tenant(),
  work_id uuid not null,
  team_id uuid not null,
  created_at timestamp with time zone not null default now()
  -- FOREIGN KEY (municipality_id) REFERENCES municipality(id)
  -- FOREIGN KEY (municipality_id, team_id) REFERENCES staff_team(municipality_id, id)
  -- FOREIGN KEY (municipality_id, work_id) REFERENCES work(municipality_id, id)
  -- PRIMARY KEY (municipality_id, work_id, team_id)
  -- INDEX work_team_team USING btree (municipality_id, team_id)
  -- rows of one municipality only (row-level security, forced)
)

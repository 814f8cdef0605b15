-- Old code: ends no letter as returned; nothing that it reads is taken away.
-- A letter that came back (宛先不明): its address is doubted for whom it was until they have another one, or somebody found out
-- that it stands all the same.
alter table notice_attempt add column stands_at timestamptz;
create index notice_attempt_returned on notice_attempt (municipality_id, sent_to) where why = 'returned' and stands_at is null;

-- A delegate without a mailbox comes in as a resident without one does: by a paper of the desk that is a card, with the birth
-- date that the desk wrote down. It is good once; the desk prints another.
alter table delegation add column born_on date, add column used_at timestamptz,
  add column by_card boolean not null generated always as (born_on is not null) stored;
-- The person sees that it is a card, and not when their delegate was born.
do $$ begin execute format('grant select (by_card) on delegation to %I', '{owner}_resident'); end $$;

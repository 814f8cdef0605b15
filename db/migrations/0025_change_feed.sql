-- The change feed is read by transaction, not by the clock: a writer may commit long after it began, and a lane does not see
-- when the transactions of others began. Everything below the oldest transaction still at work is settled.
alter table happening add column tx xid8 not null default pg_current_xact_id();
create index happening_tx on happening (municipality_id, tx);
drop index happening_feed;

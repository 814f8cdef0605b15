-- Whom the limited see is counted from an index alone (0079), and whoever was erased (0117) is no longer counted: of a city of
-- 100,000 residents every page of the table was read for that.
-- Old code: counts by the same index.
drop index person_seen;
create index person_seen on person (municipality_id, seen_area, id) include (closed_on, erased_on, held_by, held_on);

-- Whoever leaves may have thousands of open steps; what they are counted by stands in the index, so that the page of it reads
-- no rows (5,951 buffers for 4,700 steps in a city of 100,000).
-- Old code: asks as before, and finds the same index by the same name.
drop index step_worklist;
create index step_worklist on step (municipality_id, owner_id, due_on, id)
  include (paused_on, subject_kind, what, person_id) where done_at is null;

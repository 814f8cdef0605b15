-- A signed link that has opened nothing for long is swept by a round.
call open_lane('job', 'signed_link', 'delete');

-- A request that ended by mistake is opened again and may end once more. That no end is written twice is kept by the lock
-- that whoever acts on a request takes first.
drop index request_ended_once;

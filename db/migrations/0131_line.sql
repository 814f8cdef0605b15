-- LINE: residents come in by it, and notices by LINE go to whom they come in as; staff see that a way in was changed.
-- Old code: tells a way in by LINE by its bare name, and sends nobody a notice by LINE, as it knew no user of LINE.
alter table sign_in_address drop constraint sign_in_address_channel_check;
alter table sign_in_address add constraint sign_in_address_channel_check check (channel in ('mail', 'sms', 'line'));
alter table sign_in drop constraint sign_in_channel_check;
alter table sign_in add constraint sign_in_channel_check check (channel in ('mail', 'sms', 'line'));
alter table way_change drop constraint way_change_way_check;
alter table way_change add constraint way_change_way_check check (way in ('mail', 'sms', 'line', 'passkey'));
-- A telephone with LINE is one person's: it opens one account.
create unique index sign_in_address_line on sign_in_address (municipality_id, key) where channel = 'line' and ended_at is null;
alter table login_once drop constraint login_once_purpose_check;
alter table login_once add constraint login_once_purpose_check
  check (purpose in ('passkey.enter', 'passkey.set', 'identity.enter', 'identity.bind', 'line.enter', 'line.add'));
-- `notice_preference.line_user` is read no more: nobody could ever fill it in.

-- On the time line of a person stands that it was changed, and how; the address stands there for nobody.
call open_lane('staff', 'way_change', 'select', 'true', 'municipality_id, id, account_id, way, act, at, undone_at');
call limit_rows('way_change', 'exists (select from account a where a.municipality_id = (select tenant()) and a.id = account_id)');

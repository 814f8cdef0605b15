-- Where a login was tried from, so that whoever guesses slows down himself and not the one whose name he guesses
-- (NIST SP 800-63B-4 §3.2.2): the address, and the browser by the hash of its cookie. `known`: this browser had logged in
-- under this name before. Of tries before this change it is not known.
alter table login_attempt
  add column address text not null default '',
  add column browser bytea,
  add column known boolean not null default false;
create index login_attempt_address on login_attempt (municipality_id, address, at);
create index login_attempt_browser on login_attempt (municipality_id, browser, login) where ok;

-- Who guesses at a card by its number alone does not end it: a wrong code is counted only beside the right birth date, and after
-- five of them the card rests until the next day. Of its hundred million codes 150 can be tried in its thirty days.
alter table entry_card add column rests_until timestamptz;

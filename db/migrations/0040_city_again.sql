-- What a city of 100,000 residents asks, once more.

-- How many activities an organisation has, and which have a form of contract, are read from an index alone.
drop index opportunity_organisation;
create index opportunity_organisation on opportunity (municipality_id, organisation_id) include (status);
create index opportunity_form on opportunity (municipality_id, legal_form) include (id);

-- What became of proposals falls into few kinds: without this the planner sorts them all to count them.
create statistics proposal_story_kinds (ndistinct) on begun, why, accepted, decided, last_verb, last_reason, told from proposal_story;
analyze proposal_story;

-- Whoever wrote to the desk is looked for among people by their address.
create index person_email on person (municipality_id, lower(email)) where email <> '';

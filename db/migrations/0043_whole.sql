-- Whether whoever takes an activity on takes all of its hours; null: nobody said so, it is as usual for the legal form.
alter table opportunity add column whole boolean;

-- In how many activities a plan lets one person take part; null: it was made when that was not limited.
alter table plan add column activities_max int check (activities_max between 1 and 9);

-- In how many activities somebody wants to take part at most; null: nobody has asked.
alter table person add column activities_max int check (activities_max between 1 and 9);

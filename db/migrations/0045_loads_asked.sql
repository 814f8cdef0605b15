-- 0: asked, and it does not matter. Without a row nobody has asked: until now the two were told alike, as not mattering.
alter table condition drop constraint condition_degree_check;
alter table condition add constraint condition_degree_check check (degree between 0 and 3);

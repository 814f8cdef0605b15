-- How content somebody said they are: null, nobody asked; 9, they were asked and gave no answer; else 5 to 1.
alter table consultation drop constraint consultation_satisfied_check;
alter table consultation add constraint consultation_satisfied_check check (satisfied between 1 and 5 or satisfied = 9);

-- A city's own form may be a workbook (.xlsx) too, and a report keeps the file that was made with it. Versions of a kind are counted
-- together, whichever of the two they are.
-- Old code: puts in documents, which stay what a form is when nothing is said of it; it takes a workbook that was put in last for
-- one, cannot fill it and makes no report until it is restarted. What is dropped is a check that allows less.
alter table report_template add column type text not null default 'docx' check (type in ('docx', 'xlsx'));

alter table report add column workbook_template_id uuid;
alter table report add foreign key (municipality_id, workbook_template_id) references report_template;
create index report_workbook_template on report (municipality_id, workbook_template_id);

alter table report_file drop constraint report_file_type_check;
alter table report_file add check (type in ('xlsx', 'docx', 'form'));

-- Nobody looks for the rows of an import by their activity: each of them is found by its run. The index was written twice for
-- every activity that a list adds.
drop index import_row_opportunity;

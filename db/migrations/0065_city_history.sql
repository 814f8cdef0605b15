-- What was changed of the city itself: a handful among the happenings of years, each page of settings asks for it.
create index happening_of_setup on happening (municipality_id, at desc, id desc) where kind = 'municipality.setup';

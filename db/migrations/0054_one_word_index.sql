-- Two indexes of the same words cost every import twice; the one of all activities was chosen for nearly every search.
drop index opportunity_search;

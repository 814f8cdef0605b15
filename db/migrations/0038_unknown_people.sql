-- What is not known of a person is null or has no row, and no default stands for an answer (docs/decisions/0027-unknown-of-people.md).
alter table person
  alter digital drop not null, alter digital drop default,
  alter forms drop not null, alter forms drop default,
  alter pay drop not null, alter pay drop default,
  -- Asked, and there is no time in any week. Without this and without availability nobody has asked.
  add column never_free boolean not null default false,
  -- Lives outside the city: known, though it is none of its towns. Neither a town nor this: not known.
  add column outside boolean not null default false,
  add check (not (outside and town_id is not null));

create or replace view person_words as
  select id, number, family_name, given_name, family_kana, given_kana, birth_on, closed_on, town_id, name_key, kana_key, phone_digits,
    pieces(name_key || ' ' || kana_key || ' ' || coalesce(phone_digits, '')) as pieces, outside
  from person where municipality_id = (select tenant());

-- A wish is said, or shown by what somebody does; whoever writes one says which.
alter table wish alter basis drop default;

create procedure pg_temp.unasked(city uuid) language plpgsql as $$
begin
  -- The form had these values in it before anybody was asked. One that no save ever changed tells nothing of the person.
  update person p set
      digital = case when digital = 'phone' and not pg_temp.changed(id, 'digital') then null else digital end,
      pay = case when pay = 'either' and not pg_temp.changed(id, 'pay') then null else pay end,
      forms = case when cardinality(forms) = 5 and not pg_temp.changed(id, 'forms') then null else nullif(forms, '{}') end
    where municipality_id = city;
  update wish set basis = 'shown' where municipality_id = city and basis not in ('said', 'shown');
end $$;

create function pg_temp.changed(person uuid, field text) returns boolean language sql stable as $$
  select exists (select from happening where kind = 'person.changed' and subject_kind = 'person' and subject_id = person and data -> 'fields' ? field)
$$;

do $$
declare m record;
begin
  for m in select id from municipality loop
    perform set_config('app.tenant', m.id::text, true);
    call pg_temp.unasked(m.id);
  end loop;
  perform set_config('app.tenant', '', true);
end $$;

alter table wish add check (basis in ('said', 'shown'));

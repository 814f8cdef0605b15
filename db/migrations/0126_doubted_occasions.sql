-- Old code: reads no column of the view that it does not name; whoever books by it meanwhile gets a place in the line, too, and
-- where there is none it shows its page with the number of the desk.
-- While it is asked whether an occasion takes place as it was booked (its activity says otherwise) no place of it is given:
-- whoever books waits in the line, where there is one, and is asked by an offer once it is known.
create or replace view public_occasion as
  select o.id, o.opportunity_id, o.whole, o.status, o.places, o.taken, o.first_day, o.last_day, o.closes_on, o.party_most, o.waits,
    o.moved_at, o.moved_from, o.off_why, a.title,
    case when a.organiser_name <> '' then a.organiser_name when a.source = 'desk' then g.name end as organisation, a.place_name, a.address, a.residents_only, a.age_min, a.caution,
    (select coalesce(sum(b.party), 0)::int from booking b where b.municipality_id = o.municipality_id and b.occasion_id = o.id
      and b.status = 'waiting' and not b.spare) as waiting,
    (select coalesce(json_agg(json_build_object('on_day', t.on_day, 'from_min', t.from_min, 'to_min', t.to_min) order by t.on_day, t.from_min), '[]')
      from occasion_time t where t.municipality_id = o.municipality_id and t.occasion_id = o.id) as times,
    a.status in ('open', 'closed', 'ended') as told, o.status = 'open' and a.status = 'open' as taking, o.doubt
  from occasion o join opportunity a on a.municipality_id = o.municipality_id and a.id = o.opportunity_id
    join organisation g on g.municipality_id = a.municipality_id and g.id = a.organisation_id
  where o.municipality_id = (select tenant()) and a.legal_form in ('volunteering', 'paid-volunteering');

create or replace function settle_booking(wanted uuid, day date) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
  b booking;
  o occasion;
begin
  select * into b from booking where id = wanted and status = 'applied';
  if not found then return null; end if;
  perform pg_advisory_xact_lock(hashtextextended('booking ' || b.who, 0));
  select * into o from occasion where id = b.occasion_id for update;
  if o.status <> 'open' or o.last_day < day or (b.typed_by is null and o.closes_on < day) or b.party > o.party_most
    or not exists (select from public_occasion p where p.id = o.id and p.taking) then return 'shut'; end if;
  if not b.spare and exists (
    select from booking x join occasion_time t on t.municipality_id = x.municipality_id and t.occasion_id = x.occasion_id
      join occasion_time mine on mine.municipality_id = t.municipality_id and mine.on_day = t.on_day and mine.from_min < t.to_min and t.from_min < mine.to_min
    where mine.occasion_id = o.id and x.who = b.who and x.id <> b.id and not x.spare and x.status in ('confirmed', 'waiting', 'offered')) then
    return 'overlaps';
  end if;
  if not b.spare then
    if o.doubt is null then
      update occasion set taken = taken + b.party where id = o.id and taken + b.party <= places;
      if found then
        update booking set status = 'confirmed', seats = party where id = b.id;
        return 'confirmed';
      end if;
    end if;
    if not o.waits then return case when o.doubt is null then 'full' else 'doubted' end; end if;
  end if;
  update booking set status = 'waiting', waits_since = received_at where id = b.id;
  return 'waiting';
end $$;

-- Once it is known, the places go to who waits, as the desk's side counts them.
call listen('occasion.kept', 'booking-kept');
-- What is changed at the desk is looked at at once; whatever else changes an activity, in the night.
call listen('opportunity.changed', 'booking-doubted');

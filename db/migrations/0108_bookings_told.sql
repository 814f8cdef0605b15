-- Whoever booked is told: what they booked, that a place is kept for them, that it is at another time or does not take place.
call listen('booking.made', 'booking-receipt');
call listen('booking.offered', 'booking-offer');
call listen('occasion.changed', 'booking-moved');
call listen('occasion.off', 'booking-off');

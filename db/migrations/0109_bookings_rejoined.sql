-- Whoever waits again is asked in turn by the desk's side: staff who put them back may see a part of the line only.
call listen('booking.rejoined', 'booking-rejoined');

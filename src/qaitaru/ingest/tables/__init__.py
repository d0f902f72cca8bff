"""Tables of any kind by mapping: rows to bookings and transfers."""

-- Who is next is found in as many steps as there are kinds of contacts, however many wait.
drop index contact_waiting;
create index contact_waiting on contact (needs, channel, priority desc, arrived_at, id) where state = 'WAITING';
create index contact_preferred on contact (preferred_until) where state = 'WAITING' and preferred_until is not null;

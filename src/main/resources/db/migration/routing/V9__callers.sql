-- Whoever comes is looked for among those who were cut off, called back or not: by the caller alone.
drop index contact_cut_off;
create index contact_of_caller on contact (caller, queue) where caller is not null;

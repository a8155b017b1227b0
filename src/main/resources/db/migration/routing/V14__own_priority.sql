-- What a contact has by itself, whatever its queue has: it keeps it wherever it goes.
alter table contact add column own_priority int not null default 0;

-- Who had a case last is asked first.
create index contact_of_case on contact (reference, taken_at desc) where taken_at is not null and reference is not null;

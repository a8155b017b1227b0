-- When this wait began: after a talk it is another one, though the place is still by the arrival.
alter table contact add column joined_at timestamptz;
update contact set joined_at = arrived_at;
alter table contact alter column joined_at set not null;

drop index contact_arrived;
create index contact_joined on contact (joined_at);

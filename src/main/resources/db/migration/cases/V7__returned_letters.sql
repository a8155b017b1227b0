-- By which name a message went to an address: what comes back later names it.
alter table delivery add column message uuid;
create index delivery_message on delivery (message) where message is not null;

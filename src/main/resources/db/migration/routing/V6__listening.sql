-- Which supervisor is to be beside the talk, and how; only where the caller was told that somebody may listen.
alter table contact
    add column told_of_listening boolean not null default false,
    add column beside text,
    add column beside_name text;
create index contact_beside on contact (beside_name) where beside_name is not null;

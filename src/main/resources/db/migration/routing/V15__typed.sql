-- What is typed in a talk, by who can't speak or hear and whoever they talk with: by the call, which goes on where another agent takes it.
alter table contact add column call_id text;
create index contact_call_id on contact (call_id) where call_id is not null;

create table typed (
    id bigint generated always as identity primary key,
    call_id text not null,
    by_caller boolean not null,
    words text not null,
    at timestamptz not null
);
create index typed_call on typed (call_id, id);
create index typed_at on typed (at);

-- What limits count. A subject is a keyed digest: nobody can be read out of this table.
create table event (
    id bigint generated always as identity primary key,
    kind text not null,
    subject bytea not null,
    at timestamptz not null
);
create index event_subject on event (kind, subject, at desc);
create index event_at on event (at);

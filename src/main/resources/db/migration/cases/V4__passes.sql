-- A call pass: why somebody will call. One is keyed by its digits, or goes along with one call from a page.
create table pass (
    id bigint generated always as identity primary key,
    digits char(6) unique,
    call_id text unique,
    reason text not null,
    expires_at timestamptz not null,
    check ((digits is null) <> (call_id is null))
);
create index pass_expires on pass (expires_at);

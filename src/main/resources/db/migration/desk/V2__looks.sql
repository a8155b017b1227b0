-- Who looked at whose contact or case, and when: only ever added to, until the programme's retention is over.
create table look (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    who text not null,
    contact bigint not null,
    reference text not null
);
create index look_at on look (at);

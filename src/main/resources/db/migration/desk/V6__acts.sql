-- What supervisors did: written before it is done, only ever added to, until the programme's retention is over.
create table act (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    who text not null,
    what text not null,
    about text not null
);
create index act_at on act (at);

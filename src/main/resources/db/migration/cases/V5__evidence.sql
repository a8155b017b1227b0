-- What card members send to prove a case: encrypted with a key that is not in this database, kept as long as the case.
create table evidence (
    id bigint generated always as identity primary key,
    reference char(10) not null references file on delete cascade,
    added_at timestamptz not null,
    name text not null,
    type text not null,
    bytes int not null,
    sealed bytea not null
);
create index evidence_reference on evidence (reference);

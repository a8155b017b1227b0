-- Numbers that were dialled, written down before they are: how often each may be, and how many in all, is the programme's.
create table dialled (
    number text not null,
    asked_for boolean not null,
    at timestamptz not null
);
create index dialled_number on dialled (number, at);
create index dialled_at on dialled (at);

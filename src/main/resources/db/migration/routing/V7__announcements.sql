-- What callers of an entry point hear before anything else, while a supervisor wants it: the programme's name of it.
create table announcement (
    dialled text primary key,
    name text not null,
    set_by text not null,
    since timestamptz not null
);

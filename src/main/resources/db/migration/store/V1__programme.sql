-- Whose callers, cases and retention these are: one programme's, whichever started first.
create table programme (
    one boolean primary key default true check (one),
    name text not null
);

-- How a letter goes out. Whoever takes one has it until due_at; takes tells a later taker from an earlier one.
alter table letter
    add column due_at timestamptz not null default '-infinity',
    add column takes bigint not null default 0,
    add column failures int not null default 0,
    add column returned_at timestamptz;
drop index letter_waiting;
create index letter_waiting on letter (due_at, id) where delivered_at is null and returned_at is null;

-- What became of a letter at each address. The address itself is not here: it is named as it prints, masked.
create table delivery (
    letter bigint not null references letter on delete cascade,
    address text not null,
    accepted boolean not null,
    at timestamptz not null,
    primary key (letter, address)
);

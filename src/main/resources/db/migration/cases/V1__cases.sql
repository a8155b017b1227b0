-- What a case is now; how it came there is its timeline.
create table file (
    reference char(10) primary key,
    reason text not null,
    call_id text not null,
    purpose text not null,
    customer text,
    card text,
    last_four char(4),
    state text not null check (state in ('OPEN', 'CLOSED')),
    held_by text not null,
    next_step text not null,
    next_date date,
    opened_at timestamptz not null,
    changed_at timestamptz not null,
    unique (call_id, purpose)
);
create index file_opened on file (opened_at);

create table timeline (
    id bigint generated always as identity primary key,
    reference char(10) not null references file on delete cascade,
    at timestamptz not null,
    kind text not null,
    words text not null,
    command text,
    unique (reference, kind, command)
);
create index timeline_command on timeline (command) where command is not null;

-- The outbox. The address is found at delivery, from the customer's opaque reference.
create table letter (
    id bigint generated always as identity primary key,
    key text not null unique,
    reference char(10) references file on delete cascade,
    customer text not null,
    addresses text not null check (addresses in ('ON_FILE', 'EVERY')),
    template text not null,
    language text not null,
    details jsonb not null,
    queued_at timestamptz not null,
    delivered_at timestamptz
);
create index letter_reference on letter (reference);
create index letter_waiting on letter (id) where delivered_at is null;

-- What callers recorded in their own words: encrypted with a key that is not in this database.
create table statement (
    id bigint generated always as identity primary key,
    reference char(10) not null references file on delete cascade,
    recorded_at timestamptz not null,
    sealed bytea not null
);
create index statement_reference on statement (reference);

create table call (
    started_at timestamptz not null,
    call_id text not null,
    dialled text not null,
    calling_number text,
    answered_at timestamptz,
    ended_at timestamptz not null,
    reasons text not null,
    outcome text not null,
    questions int not null,
    prompts int not null,
    reference char(10),
    ending text not null,
    primary key (started_at, call_id)
);

-- History is added to, never rewritten. Only retention deletes, and says so for its own transaction.
create function keep_history() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('cardline.retention', true) = 'on' then
        return old;
    end if;
    raise exception 'The timeline is only added to' using errcode = 'restrict_violation';
end $$;

create trigger timeline_is_history before update or delete on timeline
    for each row execute function keep_history();
create trigger timeline_is_not_emptied before truncate on timeline
    for each statement execute function keep_history();

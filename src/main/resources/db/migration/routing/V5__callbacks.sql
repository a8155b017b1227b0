-- Who is called back waits in the same row: nobody is on the line meanwhile, and the number and what was dialled are kept.
alter table contact
    drop constraint contact_channel_check,
    add constraint contact_channel_check check (channel in ('CALL', 'CHAT', 'CALLBACK')),
    add column callback_number text,
    add column callback_about text,
    add column callback_tries int not null default 0,
    add column ready_at timestamptz not null default '-infinity',
    add constraint contact_callback_number check ((channel = 'CALLBACK') <= (callback_number is not null)),
    -- The calling number, as it came: who is cut off and rings again gets the place back.
    add column caller text;

drop index contact_call_of_agent;
create unique index contact_call_of_agent on contact (agent)
    where state in ('OFFERED', 'TALKING') and channel in ('CALL', 'CALLBACK');
create unique index contact_callback_pending on contact (callback_number)
    where state <> 'ENDED' and channel = 'CALLBACK';
create index contact_cut_off on contact (caller, ended_at)
    where caller is not null and state = 'ENDED' and taken_at is null and ending in ('GONE', 'LOST');

-- Who said, called back, that they never asked for it.
create table never_called (
    number text primary key,
    since timestamptz not null
);

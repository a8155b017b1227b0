-- Who waits where nobody is any more is sent away, which is not to give up.
alter table contact
    drop constraint contact_ending_check,
    add constraint contact_ending_check check (ending in ('SERVED', 'LEFT', 'GONE', 'NOBODY', 'LOST'));

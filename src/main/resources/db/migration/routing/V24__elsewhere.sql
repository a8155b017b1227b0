-- Whose transfer nobody took, or who waits as another contact, has not given up: figures count who hung up.
alter table contact
    drop constraint contact_ending_check,
    add constraint contact_ending_check check (ending in ('SERVED', 'LEFT', 'GONE', 'ELSEWHERE', 'NOBODY', 'LOST'));

-- The card host's own name of the card that a contact is about, and how many keys the caller pressed for the agent: never which.
alter table contact
    add column card text,
    add column keyed int not null default 0;

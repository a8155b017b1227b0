-- What was asked of the card host, committed before it is sent. A command is open until the host has answered it.
create table command (
    id             bigint generated always as identity primary key,
    key            uuid        not null unique,
    kind           text        not null,
    subject        text        not null, -- the host's reference of a card or a customer, never a number
    detail         text        not null,
    contact        text        not null, -- the call or session that asked
    proof          text        not null, -- what had been proved by then
    intended_at    timestamptz not null,
    tried_at       timestamptz not null,
    outcome        text,
    outcome_detail text,
    settled_at     timestamptz,
    followed_up_at timestamptz, -- what has to follow from the outcome has been done
    check ((outcome is null) = (settled_at is null)),
    check ((outcome is null) = (outcome_detail is null))
);

create index command_open on command (subject, id) where outcome is null;
create index command_settled on command (settled_at);
create index command_to_follow_up on command (id) where outcome is not null and followed_up_at is null;

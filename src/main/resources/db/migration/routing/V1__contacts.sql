-- A running process. Its contacts are kept for it while its lease is; another process of the same name is another one.
create table node (
    name text primary key,
    incarnation text not null,
    lease_until timestamptz not null
);

-- Able and needs are words "skill:level", sorted, a space between. Load is in sixths: a call is all of an agent, a chat
-- a third. 'infinity' is a telephone's lease: nothing but an unanswered call tells that nobody is there.
create table agent (
    name text primary key,
    address text not null,
    telephone boolean not null,
    able text not null,
    state text not null check (state in ('AVAILABLE', 'UNAVAILABLE', 'SIGNED_OUT')),
    reason text not null,
    since timestamptz not null,
    load int not null default 0 check (load between 0 and 6),
    free_since timestamptz not null,
    wrap_up_until timestamptz not null,
    lease_until timestamptz not null
);

-- Somebody who wants a person, on whatever channel. What its queue said of it when it came is kept with it.
create table contact (
    id bigint generated always as identity primary key,
    channel text not null check (channel in ('CALL', 'CHAT')),
    queue text not null,
    priority int not null,
    needs text not null,
    relaxed_needs text,
    relaxes_at timestamptz,
    preferred text,
    preferred_until timestamptz,
    customer text,
    reference char(10),
    offer_millis int not null,
    wrap_up_millis int not null,
    owner text not null,
    incarnation text not null,
    arrived_at timestamptz not null,
    state text not null check (state in ('WAITING', 'OFFERED', 'TALKING', 'ENDED')),
    agent text references agent,
    offers int not null default 0,
    offered_at timestamptz,
    offer_until timestamptz,
    taken_at timestamptz,
    ended_at timestamptz,
    ending text check (ending in ('SERVED', 'LEFT', 'GONE', 'LOST')),
    check ((state in ('OFFERED', 'TALKING')) <= (agent is not null)),
    check ((state = 'ENDED') = (ending is not null))
);

-- The last word against two at once: a call is all of an agent.
create unique index contact_call_of_agent on contact (agent)
    where state in ('OFFERED', 'TALKING') and channel = 'CALL';
create index contact_waiting on contact (needs, priority desc, arrived_at, id) where state = 'WAITING';
create index contact_place on contact (queue, priority desc, arrived_at, id) where state = 'WAITING';
create index contact_with_agent on contact (agent) where state in ('OFFERED', 'TALKING');
create index contact_open on contact (owner) where state <> 'ENDED';
create index contact_relaxes on contact (relaxes_at) where state = 'WAITING' and relaxes_at is not null;
create index contact_of_customer on contact (customer, taken_at desc) where customer is not null;
create index contact_taken on contact (queue, taken_at) where taken_at is not null;
create index contact_ended on contact (ended_at) where state = 'ENDED';

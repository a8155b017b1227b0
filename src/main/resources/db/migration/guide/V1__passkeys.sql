-- How authenticators know a card member, who is the card host's reference here: a number that says nothing.
create table passkey_person (
    name text primary key,
    handle bytea not null unique
);

-- Public keys (WebAuthn) that sign in in place of what is on file and a code.
create table passkey (
    id bytea primary key,
    handle bytea not null references passkey_person (handle) on delete cascade,
    label text not null,
    public_key bytea not null,
    attestation bytea not null,
    signature_count bigint not null,
    user_verified boolean not null,
    backup_eligible boolean not null,
    backed_up boolean not null,
    created timestamptz not null,
    last_used timestamptz not null
);
create index passkey_handle on passkey (handle);

-- What was done with passkeys: only ever added to, until the programme's retention is over.
create table passkey_event (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    who text not null,
    what text not null,
    label text not null
);
create index passkey_event_at on passkey_event (at);

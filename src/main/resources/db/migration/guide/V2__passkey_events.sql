-- A member's page shows what was done last with their passkeys.
create index passkey_event_who on passkey_event (who, id);

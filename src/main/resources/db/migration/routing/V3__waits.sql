-- When the agent was through with it, wrap-up and all; empty while that is not so.
alter table contact add column free_at timestamptz;

create index contact_arrived on contact (arrived_at);
create index contact_not_through on contact (agent) where taken_at is not null and free_at is null;

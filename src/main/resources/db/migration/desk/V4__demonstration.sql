-- Passwords that a demonstration made and printed: when live they are none.
alter table password add column demonstration boolean not null default true;

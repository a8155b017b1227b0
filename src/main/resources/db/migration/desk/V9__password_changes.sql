-- Counts the passwords that were set, so that every process learns of a new one.
alter table password add column changes int not null default 0;

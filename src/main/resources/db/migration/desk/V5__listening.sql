-- What somebody did who looked: 'looks', or how they were beside the talk.
alter table look add column what text not null default 'looks';

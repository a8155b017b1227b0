-- Whether they chose Spanish: who is called back hears the language that they asked in.
alter table contact add column in_spanish boolean not null default false;

-- Where who is on the line is called if a failure of ours cuts them off, and whether that has happened.
alter table contact
    add column redial_number text,
    add column redial_about text,
    add column cut_off boolean not null default false;

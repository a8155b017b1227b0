-- With a call from a page goes the language that the page was read in, too, whether a reason was chosen there or not.
alter table pass
    add column in_spanish boolean not null default false,
    alter column reason drop not null,
    add constraint pass_digits_say_a_reason check (digits is null or reason is not null);

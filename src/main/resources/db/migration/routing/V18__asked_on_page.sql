-- Whether a callback was asked for on a page: it may have waited until night, which a call that was asked for just now has not.
alter table contact add column asked_on_page boolean not null default false;

-- At a desk a contact is over for its agent once the agent says so: until then wrap_up_until is 'infinity'.
alter table agent add column completes boolean not null default false;

-- What was said and shown before, for whoever takes the contact: words to read, no secrets.
alter table contact
    add column matter text not null default '',
    add column said text[] not null default '{}',
    add column verified text[] not null default '{}';

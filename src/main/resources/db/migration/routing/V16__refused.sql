-- The number of the last offer to which its agent said no: whoever asked for that agent is told so.
alter table contact add column refused int not null default 0;

-- A call about a lost card that waited when priorities became the contact's own.
update contact set own_priority = priority where state <> 'ENDED' and priority > 9;

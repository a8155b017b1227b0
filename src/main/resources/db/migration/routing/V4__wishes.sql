-- What the agent who has it wishes: 'wishes' counts them, 'obeyed' is the number of the last one that was answered.
alter table contact
    add column wish text,
    add column wishes int not null default 0,
    add column obeyed int not null default 0,
    add column outcome text,
    add column talk text not null default 'TOGETHER';

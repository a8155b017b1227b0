-- What a supervisor said that an agent is able to do, in place of what the programme says: words "skill:level".
create table skills (
    agent text primary key,
    words text not null
);

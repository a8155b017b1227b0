-- How many waited on the line in each queue, at each minute in which a process looked; a queue that is not named had none.
create table waited (
    minute timestamptz primary key,
    queues text[] not null,
    waiting int[] not null check (cardinality(queues) = cardinality(waiting))
);

create table reading (id int primary key);

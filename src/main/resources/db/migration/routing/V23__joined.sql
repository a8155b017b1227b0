-- Written by a process of an older version, which knows no such column, while others are newer already.
alter table contact alter column joined_at set default now();

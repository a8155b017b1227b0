-- How a talk went, by the programme's code, as its agent said when completing it.
alter table contact add column wrap_up_code text;
create index contact_wrap_up on contact (ended_at) where wrap_up_code is not null;

-- The queue that they came for: who is cut off where they wait instead, and comes for the same again, has the place again.
alter table contact add column came_for text;

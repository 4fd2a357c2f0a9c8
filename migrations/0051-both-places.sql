-- breaking: yes
-- What stands at a room and at its office as well has a place of its own (`open|both|H48.14.05`), so that who works for both is told sums of tallies and
-- not a count of lines. As `placesOf` has it from now on: acts of a program of before would take these lines away, and counts would be too high.

with both_places as (
  insert into queue_line (realm, place, due, code)
  select room.realm, split_part(room.place, '|', 1) || '|both|' || split_part(room.place, '|', 3), room.due, room.code
  from queue_line room join queue_line office on office.realm = room.realm and office.code = room.code
    and office.place = regexp_replace(room.place, '\.[^.]+$', '')
  where room.place ~ '^(open|waiting|running)\|at\|.*\.'
  returning realm, place, due)
insert into queue_tally (realm, place, due, slot, count)
select realm, place, case when place like 'running|%' then due else '-infinity' end as bucket, 0, count(*)
from both_places group by realm, place, bucket;

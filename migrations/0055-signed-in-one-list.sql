-- breaking: yes
-- What waits for a leader's signature stands in the list of what is to be signed and no longer also in that of what is to be taken, as `placesOf` has it
-- from now on: acts of a program of before would put these lines back.

with gone as (
  delete from queue_line take using queue_line sign
  where take.place like 'take-leader|%' and sign.realm = take.realm and sign.code = take.code
    and sign.place = 'sign|' || substr(take.place, length('take-leader|') + 1)
  returning take.realm, take.place)
insert into queue_tally (realm, place, due, slot, count)
select realm, place, '-infinity', 0, -count(*) from gone group by realm, place
on conflict (realm, place, due, slot) do update set count = queue_tally.count + excluded.count;

-- breaking: yes
-- What decides of 2.1 is the end of a period, a midnight in Viet Nam: what is in it “until” is tallied by the day of that moment and not by its minute, of
-- which there were as many as running dossiers. As `changesOf` puts it in and takes it out from now on.

create temporary table tallied on commit drop as
  select realm, period, unit, date_trunc('day', until, 'Asia/Ho_Chi_Minh') as day, sum(count)::integer as count
  from score_tally where mark = '2.1' and side = 'until' group by realm, period, unit, day;
delete from score_tally where mark = '2.1' and side = 'until';
insert into score_tally (realm, period, unit, mark, side, until, count)
  select realm, period, unit, '2.1', 'until', day, count from tallied where count <> 0;

create temporary table tallied_by_field on commit drop as
  select realm, unit, period, field, date_trunc('day', until, 'Asia/Ho_Chi_Minh') as day, sum(count)::integer as count
  from score_field where mark = '2.1' and side = 'until' group by realm, unit, period, field, day;
delete from score_field where mark = '2.1' and side = 'until';
insert into score_field (realm, unit, period, mark, field, side, until, count)
  select realm, unit, period, '2.1', field, 'until', day, count from tallied_by_field where count <> 0;

-- breaking: no
-- The month of a step is reckoned at every step that begins or ends. A function of language sql is parsed anew by each such statement, for
-- the two generated columns of `dossier_step`; one of plpgsql once a connection. The same number, so nothing is written anew.

create or replace function month_number(timestamptz) returns smallint language plpgsql immutable strict parallel safe as $$
begin
  return (extract(year from $1 at time zone 'Asia/Ho_Chi_Minh') * 12 + extract(month from $1 at time zone 'Asia/Ho_Chi_Minh'))::smallint;
end $$;

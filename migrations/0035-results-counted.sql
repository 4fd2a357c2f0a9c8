-- breaking: no
-- The index counts results that are files: issuing one is an act on the result, not on the dossier.
drop trigger leave_score_pending on trail;
create or replace function leave_score_pending() returns trigger language plpgsql as $$
begin
  insert into score_pending (realm, code) values (new.realm, substr(new.subject, strpos(new.subject, '/') + 1));
  return null;
end $$;
create trigger leave_score_pending after insert on trail for each row
  when ((new.subject like 'dossier/%' or new.subject like 'result/%') and current_user <> 'motcua_owner')
  execute function leave_score_pending();

-- What was issued before, and what agencies asked each other, is counted anew by the first fold.
insert into score_pending (realm, code)
  select d.realm, d.code from dossier d where d.received_at is not null
    and (d.owner_unit is not null or exists (select from result r where r.realm = d.realm and r.code = d.code));

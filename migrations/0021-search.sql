-- breaking: no
-- Row-level security keeps PostgreSQL from asking an index by an operator it does not trust to be silent (`&&`, `@@`, a
-- function of a column): a search would read every dossier of the realm. These ask as the tables' owner, name the realm
-- themselves, and answer codes only; what is shown of them passes the policy and the one predicate as everything else.

create function dossiers_by_words(of_units text[], wanted tsquery, most integer) returns table (code text)
  language sql stable security definer set search_path = public as $$
    select d.code from dossier d
    where d.realm = current_setting('motcua.realm', true) and d.scope && of_units and d.words @@ wanted
    order by d.submitted_at desc, d.code limit most $$;

create function dossiers_by_number(of_units text[], wanted text, on_day text, most integer) returns table (code text)
  language sql stable security definer set search_path = public as $$
    select d.code from dossier d
    where d.realm = current_setting('motcua.realm', true) and split_part(d.code, '-', 3) = wanted
      and (on_day is null or split_part(d.code, '-', 2) = on_day) and d.scope && of_units
    order by d.submitted_at desc, d.code limit most $$;

revoke execute on function dossiers_by_words, dossiers_by_number from public;
grant execute on function dossiers_by_words, dossiers_by_number to motcua_app, motcua_read;

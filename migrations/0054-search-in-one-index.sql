-- breaking: yes
-- A dossier's number and month are found in the index that finds its words. Of a number, whose unit had fewer than fifty read every dossier of it from its
-- row (5,495 called 0014 among a million, 19 to 29 ms; 4 now); of a word, all that had it were read and sorted for the newest fifty (3,425 called Lan in one
-- unit, 11 ms; 4 now). The last of the ways never walks the newest: it is gone when those were too few, and the planner took it again (seconds, where its
-- guess was wrong). Making the index takes 13 to 17 s for a million dossiers.

drop index dossier_found;
create index dossier_found on dossier using gin (scope, (array_to_tsvector(string_to_array(words, ' '))),
  -- 0014 and m2611 of H48.01.50-261120-0014
  (array[split_part(code, '-', 3), 'm' || left(split_part(code, '-', 2), 4)]));
drop index dossier_by_running_number;
-- What an expression is mostly like is guessed without this until the server counts by itself.
analyze dossier;

-- `meant`: a condition of `d` on `$2`, which is `what`; of the functions below alone, never of a caller. Volatile for `explain` alone.
create function newest_dossiers(meant text, of_units text[], what text, most integer, common float8, newest integer) returns table (code text)
  language plpgsql volatile security definer set search_path = public set work_mem = '32MB' as $$
  declare
    asked constant text := 'd.realm = current_setting(''motcua.realm'', true) and d.scope && $1 and ' || meant;
    plan json;
    expected float8;
    last date;
    found text[];
  begin
    execute 'explain (format json) select d.code from dossier d where ' || asked into plan using of_units, what;
    expected := (plan -> 0 -> 'Plan' ->> 'Plan Rows')::float8;
    if expected > common * (select reltuples from pg_class where oid = 'dossier'::regclass) then
      execute 'select array_agg(n.code) from (select d.code from (select * from dossier
          where realm = current_setting(''motcua.realm'', true) order by submitted_at desc limit $4) d where ' || asked || ' limit $3) n'
        into found using of_units, what, most, newest;
    end if;
    if cardinality(found) is distinct from most and expected > 4 * most then
      select max(submitted_at) at time zone 'Asia/Ho_Chi_Minh' into last from dossier where realm = current_setting('motcua.realm', true);
      execute 'with recent as materialized (select d.code, d.submitted_at from dossier d where ' || asked ||
          ' and array[split_part(d.code, ''-'', 3), ''m'' || left(split_part(d.code, ''-'', 2), 4)] && $4)
          select array_agg(n.code) from (select r.code from recent r order by submitted_at desc limit $3) n'
        into found using of_units, what, most, array['m' || to_char(last, 'YYMM'), 'm' || to_char(last - interval '1 month', 'YYMM')];
    end if;
    if cardinality(found) = most then
      return query select unnest(found);
      return;
    end if;
    return query execute 'with every as materialized (select d.code, d.submitted_at from dossier d where ' || asked ||
      ') select every.code from every order by submitted_at desc limit $3' using of_units, what, most;
  end $$;

-- `common`: from which part of all dossiers on the newest are looked through; `newest`: how many of them.
drop function dossiers_by_words(text[], tsquery, integer, integer, integer);
create function dossiers_by_words(of_units text[], wanted tsquery, most integer, common float8 default 0.01, newest integer default 10000)
  returns table (code text)
  language sql volatile security definer set search_path = public as $$
    select * from newest_dossiers('array_to_tsvector(string_to_array(d.words, '' '')) @@ $2::tsquery', of_units, wanted::text, most, common, newest) $$;

drop function dossiers_by_number(text[], text, text, integer);
create function dossiers_by_number(of_units text[], wanted text, most integer, common float8 default 0.01, newest integer default 10000)
  returns table (code text)
  language sql volatile security definer set search_path = public as $$
    select * from newest_dossiers('array[split_part(d.code, ''-'', 3), ''m'' || left(split_part(d.code, ''-'', 2), 4)] @> array[$2]',
      of_units, wanted, most, common, newest) $$;

-- One day's: at most one of each agency, and its code is known.
create function dossiers_of_day(of_units text[], on_day text, wanted text) returns table (code text)
  language sql stable security definer set search_path = public as $$
    select d.code from agency a join dossier d on d.realm = a.realm and d.code = a.code || '-' || on_day || '-' || wanted
    where a.realm = current_setting('motcua.realm', true) and d.scope && of_units $$;

revoke execute on function newest_dossiers, dossiers_by_words, dossiers_by_number, dossiers_of_day from public;
grant execute on function dossiers_by_words, dossiers_by_number, dossiers_of_day to motcua_app, motcua_read;

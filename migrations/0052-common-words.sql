-- breaking: no
-- A search for what many dossiers have: all of them were found, fetched and sorted for the fifty newest. Where the planner expects thousands, the newest
-- dossiers are looked through first; it may be wrong by far (words of one name come together), so only so many, and then as before. Volatile for `explain` alone.
-- With the memory of a small connection the index told pages instead of rows for a word that is only begun.

drop function dossiers_by_words(text[], tsquery, integer);
-- `common`: from how many expected on; `newest`: how many are looked through.
create function dossiers_by_words(of_units text[], wanted tsquery, most integer, common integer default 4000, newest integer default 20000)
  returns table (code text)
  language plpgsql volatile security definer set search_path = public set work_mem = '32MB' as $$
  declare
    asked constant text := 'from dossier d where d.realm = current_setting(''motcua.realm'', true) and d.scope && $1
      and array_to_tsvector(string_to_array(d.words, '' '')) @@ $2';
    expected json;
    found text[];
  begin
    execute 'explain (format json) select d.code ' || asked into expected using of_units, wanted;
    if (expected -> 0 -> 'Plan' ->> 'Plan Rows')::float8 > common then
      execute 'select array_agg(n.code) from (select d.code from (select * from dossier
          where realm = current_setting(''motcua.realm'', true) order by submitted_at desc limit $4) d
          where d.scope && $1 and array_to_tsvector(string_to_array(d.words, '' '')) @@ $2 limit $3) n'
        into found using of_units, wanted, most, newest;
      if cardinality(found) = most then
        return query select unnest(found);
        return;
      end if;
    end if;
    return query execute 'select d.code ' || asked || ' order by d.submitted_at desc limit $3' using of_units, wanted, most;
  end $$;
revoke execute on function dossiers_by_words from public;
grant execute on function dossiers_by_words to motcua_app, motcua_read;

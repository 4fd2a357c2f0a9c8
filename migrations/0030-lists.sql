-- breaking: no
-- As searches (0021): lists of a machine and of an agency's own dossiers ask their indexes as the tables' owner, name the realm
-- themselves and answer codes only. Planned for the units given: a province's list walks the key, a commune's its own few.

create function dossiers_seen(of_units text[], maker text, after text, in_state text, of_procedure text, most integer)
  returns table (code text) language plpgsql stable security definer set search_path = public as $$
  begin
    return query execute 'select d.code from dossier d
      where d.realm = $1 and d.code > $4 and (d.scope && $2 or d.owner_scope && $2 or d.made_by = $3)
        and ($5 is null or d.state = $5) and ($6 is null or d.procedure = $6)
      order by d.code limit $7'
      using current_setting('motcua.realm', true), of_units, maker, after, in_state, of_procedure, most;
  end $$;

create function dossiers_of_units(of_units text[], before timestamptz, before_code text, most integer)
  returns table (code text) language plpgsql stable security definer set search_path = public as $$
  begin
    return query execute 'select d.code from dossier d
      where d.realm = $1 and d.owner_scope && $2 and ($3 is null or (d.submitted_at, d.code) < ($3, $4))
      order by d.submitted_at desc, d.code desc limit $5'
      using current_setting('motcua.realm', true), of_units, before, before_code, most;
  end $$;

revoke execute on function dossiers_seen, dossiers_of_units from public;
grant execute on function dossiers_seen, dossiers_of_units to motcua_app, motcua_read;

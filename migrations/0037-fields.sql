-- breaking: no
-- What dossiers do by field (lĩnh vực): the same tallies once more, month by month, from which any span of months is added up.

-- Null: last counted when there were no tallies by field; nothing of it stands in them.
alter table score_dossier add column field text;

create table score_field (
  realm text not null,
  period text not null check (period ~ '^\d{4}-\d{2}$'),
  unit text not null,
  -- The first field of its procedure, by name; `–` where the catalogue names none.
  field text not null,
  mark text not null,
  side text not null,
  until timestamptz not null default '-infinity',
  count integer not null,
  primary key (realm, unit, period, mark, field, side, until)
);

alter table score_field enable row level security;
create policy realm on score_field using (realm = current_setting('motcua.realm', true))
  with check (realm = current_setting('motcua.realm', true));
grant select, insert, update, delete on score_field to motcua_app;
grant select on score_field to motcua_read;

-- What was counted before is counted anew by the first fold.
insert into score_pending (realm, code) select realm, code from score_dossier;

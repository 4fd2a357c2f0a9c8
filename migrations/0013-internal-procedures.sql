-- breaking: no
-- Internal procedures (QĐ 1085/QĐ-TTg): what an agency asks of another is the agency's matter, whoever types it. Its owner is
-- a unit and no person; `owner_scope` names that unit and its rooms, whose officers act for it, also after one leaves.

do $$ declare name text; begin
  foreach name in array array['draft', 'dossier'] loop
    execute format('alter table %I alter column person drop not null, add column owner_unit text,
      add column owner_scope text[] check (owner_unit = any (owner_scope)),
      add foreign key (realm, owner_unit) references agency (realm, code),
      add check ((person is null) = (owner_unit is not null)), add check ((owner_unit is null) = (owner_scope is null))', name);
  end loop; end $$;
create index draft_of_unit on draft using gin (owner_scope) where owner_scope is not null;
-- A unit files some dozens a year: its list is found here and put in order.
create index dossier_of_unit on dossier using gin (owner_scope) where owner_scope is not null;

-- The unit is told on its own page; there is no person to tell and no address to mail.
alter table notice
  alter column person drop not null,
  add column unit text,
  add foreign key (realm, unit) references agency (realm, code),
  add check ((person is null) = (unit is not null));
create unique index notice_to_unit on notice (realm, cause, unit) where unit is not null;
create index notice_of_unit_dossier on notice (realm, dossier, made_at desc, id desc) where unit is not null;

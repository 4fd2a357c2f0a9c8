-- breaking: no
-- What a dossier answered before its owner changed it: after a supplement the officer is shown what differs and nothing else.
create table earlier_answers (
  realm text not null,
  code text not null,
  seq integer not null,
  -- The request the change answered; 0: an edit before acceptance (NĐ 118/2025 Đ21).
  round integer not null check (round >= 0),
  answers jsonb not null,
  replaced_at timestamptz not null,
  replaced_by text not null,
  primary key (realm, code, seq),
  foreign key (realm, code) references dossier (realm, code)
);
alter table earlier_answers enable row level security;
create policy realm on earlier_answers using (realm = current_setting('motcua.realm', true))
  with check (realm = current_setting('motcua.realm', true));
grant select, insert on earlier_answers to motcua_app;

-- The desk finds a dossier by its owner's number, telephone or name without marks, and its twins.
create index dossier_by_owner_number on dossier (realm, owner_number, procedure) where owner_number is not null;
create index dossier_by_owner_phone on dossier (realm, owner_phone) where owner_phone is not null;
create index dossier_by_owner_name on dossier using gin (owner_folded gin_trgm_ops);

-- breaking: no
-- Papers that go with an explanation: put beside the request by who heads the unit, seen by the asker once it is answered.
create table explanation_file (
  realm text not null,
  id uuid not null,
  explanation uuid not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null check (name <> ''),
  type text not null check (type <> ''),
  size integer not null check (size > 0),
  at timestamptz not null,
  by uuid not null,
  -- Taken away again before the answer was sent; the row stays, so that the trail can be read.
  removed_at timestamptz,
  removed_by uuid,
  primary key (realm, id),
  foreign key (realm, explanation) references explanation (realm, id),
  foreign key (realm, by) references officer (realm, id),
  foreign key (realm, removed_by) references officer (realm, id),
  check ((removed_at is null) = (removed_by is null))
);
create index explanation_file_of on explanation_file (realm, explanation, at, id) where removed_at is null;
create index explanation_file_by_content on explanation_file (sha256);
alter table explanation_file enable row level security;
create policy realm on explanation_file using (realm = current_setting('motcua.realm', true))
  with check (realm = current_setting('motcua.realm', true));
grant select, insert on explanation_file to motcua_app;
grant update (removed_at, removed_by) on explanation_file to motcua_app;
grant select on explanation_file to motcua_read;

-- Officers are told of matters that are no dossier's: the same occasion to nobody twice.
create unique index notice_apart_once on notice (realm, kind, occasion, officer) where officer is not null and dossier is null;

-- Lists of evaluation as they were judged for whoever walks them, for a quarter of an hour: whichever process answers the next page.
create table evaluation_list (
  realm text not null,
  viewer uuid not null,
  -- Which list: figure, period, whose.
  list text not null check (list <> ''),
  at timestamptz not null,
  items jsonb not null,
  primary key (realm, viewer, list)
);
create index evaluation_list_old on evaluation_list (realm, at);
alter table evaluation_list enable row level security;
create policy realm on evaluation_list using (realm = current_setting('motcua.realm', true))
  with check (realm = current_setting('motcua.realm', true));
grant select, insert, update, delete on evaluation_list to motcua_app;

-- Form 07b: from which communes' 07a its part II was summed up, by version, and for which communes it was counted from their dossiers.
alter table statutory_report add column sources jsonb check (jsonb_typeof(sources) = 'object');

-- breaking: no
-- Evaluation of officers and units (NĐ 118/2025 art. 32): who held a step before whoever holds it, what officers remark on their own
-- figures, and the indexes by which a sheet reads no more than its officers' rows of its period.

-- A step changed hands while the dossier stood there: who gave it up, who got it, when. The visit itself names only the last.
create table dossier_step_passed (
  realm text not null,
  code text not null,
  seq integer not null,
  nth integer not null check (nth > 0),
  at timestamptz not null,
  from_officer uuid not null,
  to_officer uuid not null check (to_officer <> from_officer),
  primary key (realm, code, seq, nth),
  foreign key (realm, code, seq) references dossier_step (realm, code, seq)
);
create index dossier_step_passed_by on dossier_step_passed (realm, from_officer, at, code, seq);

-- What was assigned anew before this table was there, as the trail tells it.
insert into dossier_step_passed (realm, code, seq, nth, at, from_officer, to_officer)
select s.realm, s.code, s.seq, row_number() over (partition by s.realm, s.code, s.seq order by t.seq), t.at,
  (t.facts ->> 'from')::uuid, (t.facts ->> 'to')::uuid
from trail t join dossier_step s on s.realm = t.realm and s.code = substr(t.subject, 9)
  and s.step = t.facts ->> 'step' and s.entered_at < t.at and coalesce(s.left_at > t.at, true)
where t.act = 'dossier-assign' and t.subject like 'dossier/%' and t.facts ->> 'from' is not null
  and t.facts ->> 'to' <> t.facts ->> 'from';

-- An officer's word on a figure of the own sheet: never changed, never removed.
create table evaluation_remark (
  realm text not null,
  officer uuid not null,
  period text not null,
  id uuid not null,
  figure text not null check (figure <> ''),
  text text not null check (text <> '' and length(text) <= 2000),
  at timestamptz not null,
  primary key (realm, officer, period, id),
  foreign key (realm, officer) references officer (realm, id)
);

create index dossier_step_of_officer_left on dossier_step (realm, officer, left_at, code, seq) where officer is not null;
create index dossier_step_of_officer_entered on dossier_step (realm, officer, entered_at, code, seq) where officer is not null;
create index supplement_request_by_asker on supplement_request (realm, asked_by, asked_at, code);
create index dossier_ending_by on dossier_ending (realm, by, at, code);
create index objection_by_day on objection (realm, made_at, code);
create index decision_correcting on decision (realm, drafted_at, code) where corrects is not null;
create index extension_by_day on extension (realm, decided_at, code);

do $$ declare name text; begin
  foreach name in array array['dossier_step_passed', 'evaluation_remark'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy realm on %I using (realm = current_setting(''motcua.realm'', true))
      with check (realm = current_setting(''motcua.realm'', true))', name);
    execute format('grant select, insert on %I to motcua_app', name);
  end loop; end $$;

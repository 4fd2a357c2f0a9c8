-- breaking: no
-- Đề nghị giải trình: a leader or a supervisor asks a unit in writing about a figure, a list or an overdue target; its head answers by
-- a day counted in working days. What was asked and answered never changes.
create table explanation (
  realm text not null,
  id uuid not null,
  unit text not null,
  asker uuid not null,
  asker_role text not null check (asker_role in ('leader', 'supervisor')),
  asker_unit text not null,
  about text not null check (about in ('figure', 'list', 'target')),
  figure text check (figure <> ''),
  -- A run of whole months: 2026-11, 2026-Q4, 2026 or 2026-04..2026-09.
  span text check (span <> ''),
  side text check (side in ('won', 'lost')),
  target uuid,
  -- The figure as it stood when it was asked about; nothing where it had no source.
  part integer check (part >= 0),
  whole integer check (whole >= part),
  question text not null check (length(question) between 10 and 2000),
  asked_at timestamptz not null,
  -- The last day on which an answer is in time.
  due date not null,
  answer text check (length(answer) between 5 and 2000),
  answered_at timestamptz check (answered_at >= asked_at),
  answered_by uuid check (answered_by <> asker),
  primary key (realm, id),
  foreign key (realm, unit) references agency (realm, code),
  foreign key (realm, asker) references officer (realm, id),
  foreign key (realm, answered_by) references officer (realm, id),
  foreign key (realm, target) references target (realm, id),
  check ((about = 'target') = (target is not null) and (about = 'target') = (figure is null) and (about = 'target') = (span is null)),
  check ((about = 'list') = (side is not null)),
  check ((part is null) = (whole is null)),
  check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null))
);
-- Nobody asks the same thing of the same unit again while it waits for the answer.
create unique index explanation_open_once on explanation (realm, asker, unit, about, figure, span, side, target)
  nulls not distinct where answered_at is null;
create index explanation_open_of_unit on explanation (realm, unit, due, id) where answered_at is null;
create index explanation_open_by_asker on explanation (realm, asker, due, id) where answered_at is null;
create index explanation_answered_of_unit on explanation (realm, unit, answered_at desc, id desc) where answered_at is not null;
create index explanation_answered_by_asker on explanation (realm, asker, answered_at desc, id desc) where answered_at is not null;

alter table explanation enable row level security;
create policy realm on explanation using (realm = current_setting('motcua.realm', true))
  with check (realm = current_setting('motcua.realm', true));
grant select, insert on explanation to motcua_app;
grant update (answer, answered_at, answered_by) on explanation to motcua_app;
grant select on explanation to motcua_read;

-- The dossiers of a field at a unit in the order of the lists: how a list is narrowed to a field that has few of a set.
create index score_dossier_of_field on score_dossier (realm, unit, field, received_at, code);

-- breaking: no
-- What officers are told of the office's matters: acts of others and limits that come near or pass. In the same table as
-- citizens' notices, because they are delivered alike; `officer` says that a notice is of the office's and not the person's own.

-- `occasion` is what it is told about, so that it is told once: the act in the trail, a limit (milliseconds), a consultation.
alter table notice
  add column officer uuid,
  add column occasion text,
  alter column cause drop not null,
  add foreign key (realm, officer) references officer (realm, id),
  add check ((officer is null) = (occasion is null)),
  add check ((officer is null) = (cause is not null));
create unique index notice_told on notice (realm, dossier, kind, occasion, officer) where officer is not null;
create index notice_by_officer on notice (realm, officer, made_at desc, id desc) where officer is not null;
create index notice_unread_by_officer on notice (realm, officer) where officer is not null and read_at is null;

-- Where the office reaches the officer; null: only on the page. Never the address of the person's own account.
alter table officer
  add column work_email text check (work_email ~ '^[^@[:space:]]+@[^@[:space:]]+$' and length(work_email) <= 254);

-- Limits are watched in what is open, however large the archive grows.
create index dossier_unanswered on dossier (realm, submitted_at, code) where state = 'submitted' and channel = 2;
create index dossier_to_hand_over on dossier (realm, received_at, code) where state = 'received';
create index dossier_running on dossier (realm, competent_agency, due, code)
  where state in ('received', 'processing') and ended_at is null;
create index dossier_correcting on dossier (realm, submitted_at, code) where state = 'correcting';
create index consultation_open on consultation (realm, due, code, seq) where answered_at is null;

-- Who is away on a day, and whether somebody is.
create index officer_substitution_by_officer on officer_substitution (realm, officer, to_date);
create index officer_substitution_by_end on officer_substitution (realm, to_date, id) where ended_at is null;

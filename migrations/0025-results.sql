-- breaking: no
-- Results: their numbers, their templates, their files, and what became of them.

-- Signs of offices as registered (NĐ 30/2020, annex I, part II, section I, point 3): `SNNMT` in `12/QĐ-SNNMT`.
create table agency_sign (
  realm text not null,
  agency text not null,
  valid_from date not null,
  sign text not null check (sign ~ '^[[:upper:]][[:alnum:]]{1,19}$'),
  basis text not null check (basis <> ''),
  set_at timestamptz not null,
  set_by text not null,
  primary key (realm, agency, valid_from),
  foreign key (realm, agency) references agency (realm, code)
);

-- Sổ đăng ký văn bản đi (NĐ 30/2020 Đ15, Đ22): one line a number. `number_register` says the last one and is locked by whoever
-- takes the next; here a number exists only after the one before it, so that none can be left out. Nobody may change or
-- remove a line: a number given by mistake stays with its paper, and what became of the paper is told beside the paper.
create table issued_number (
  realm text not null,
  agency text not null,
  year integer not null,
  series text not null check (series <> ''),
  number integer not null check (number > 0),
  previous integer generated always as (nullif(number - 1, 0)) stored,
  written text not null,
  -- False: initials of the office's name stood in for a sign that nobody had registered.
  sign_is_registered boolean not null,
  code text not null,
  seq integer not null,
  issued_at timestamptz not null,
  issued_by text not null,
  primary key (realm, agency, year, series, number),
  unique (realm, code, seq),
  foreign key (realm, agency, year, series, previous) references issued_number (realm, agency, year, series, number),
  foreign key (realm, code, seq) references decision (realm, code, seq)
);
insert into issued_number (realm, agency, year, series, number, written, sign_is_registered, code, seq, issued_at, issued_by)
  select d.realm, s.competent_agency, extract(year from d.numbered_at at time zone 'Asia/Ho_Chi_Minh'),
    split_part(split_part(d.number, '/', 2), '-', 1), split_part(d.number, '/', 1)::integer, d.number, false,
    d.code, d.seq, d.numbered_at, d.numbered_by
  from decision d join dossier s on s.realm = d.realm and s.code = d.code where d.number is not null;

-- The result as it was drafted from a template, each part filled in; without one, title and body say it.
alter table decision add column document jsonb;

-- How a procedure's result is written. An edition that was published is never changed: another follows it.
create table result_template (
  realm text not null,
  procedure text not null,
  edition integer not null check (edition > 0),
  content jsonb not null,
  -- From this day on; null while it is a draft.
  valid_from date,
  is_demo boolean not null default false,
  revision integer not null default 1,
  drafted_at timestamptz not null,
  drafted_by text not null,
  published_at timestamptz,
  published_by text,
  primary key (realm, procedure, edition),
  check ((valid_from is null) = (published_at is null)),
  check ((published_at is null) = (published_by is null))
);
create unique index result_template_draft on result_template (realm, procedure) where published_at is null;
create unique index result_template_day on result_template (realm, procedure, valid_from) where valid_from is not null;

-- A result's address, where anybody checks it: there before the paper is set, because its square code says it. Once the result
-- has number and file it is issued, with the code of the paper (NĐ 118/2025 Đ22.4) and how long it is in force.
create table result (
  realm text not null,
  code text not null,
  seq integer not null,
  -- 128 bits nobody can guess, as 26 letters and digits.
  token text not null check (token ~ '^[a-z2-7]{26}$'),
  opened_at timestamptz not null,
  issued_at timestamptz,
  paper_code text,
  -- True where the owner's number or the type's national code is not known, and something of ours stands in for it.
  paper_code_is_provisional boolean,
  issuer text,
  valid_from date,
  valid_until date check (valid_until >= valid_from),
  primary key (realm, code, seq),
  unique (realm, token),
  foreign key (realm, code, seq) references decision (realm, code, seq),
  check (num_nulls(issued_at, paper_code, paper_code_is_provisional, issuer, valid_from) in (0, 5))
);

-- Thu hồi: the result stays, and is no longer in force.
create table result_revocation (
  realm text not null,
  code text not null,
  seq integer not null,
  ground text not null check (ground <> ''),
  article text not null check (article <> ''),
  reason text not null check (reason <> ''),
  revoked_at timestamptz not null,
  revoked_by text not null,
  primary key (realm, code, seq),
  foreign key (realm, code, seq) references decision (realm, code, seq)
);

do $$ declare name text; begin
  foreach name in array array['agency_sign', 'issued_number', 'result_template', 'result', 'result_revocation'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy realm on %I using (realm = current_setting(''motcua.realm'', true))
      with check (realm = current_setting(''motcua.realm'', true))', name);
    execute format('grant select, insert on %I to motcua_app', name);
    execute format('grant select on %I to motcua_read', name);
  end loop; end $$;
grant update on result_template, agency_sign to motcua_app;
grant update (issued_at, paper_code, paper_code_is_provisional, issuer, valid_from, valid_until) on result to motcua_app;

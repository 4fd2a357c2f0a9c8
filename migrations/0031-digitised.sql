-- breaking: no
-- Papers looked at, read and typed: pictures of their pages, what was read from them, what an officer typed (NĐ 118/2025 art. 19.2),
-- scans before they are papers (art. 17.1c), and copies an officer compared with the original and signed.

-- Whether a file has pictures, by its content: the same file looks the same, whoever handed it in.
create table file_raster (
  realm text not null,
  -- Not called sha256: pictures do not keep a file from being collected.
  content text not null check (content ~ '^[0-9a-f]{64}$'),
  state text not null check (state in ('made', 'none')),
  why text check (why in ('type', 'too-big', 'broken')),
  -- Of the file; the first of them have pictures.
  pages integer not null default 0 check (pages >= 0),
  made_at timestamptz not null,
  primary key (realm, content),
  check ((state = 'none') = (why is not null))
);

create table file_preview (
  realm text not null,
  content text not null,
  page integer not null check (page > 0),
  kind text not null check (kind in ('page', 'thumb')),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint not null check (size > 0),
  primary key (realm, content, page, kind),
  foreign key (realm, content) references file_raster (realm, content) on delete cascade
);
-- Whatever collects orphans asks whether a file is named here.
create index file_preview_by_content on file_preview (sha256);

-- What programs read from a file: proposals, each with its place on the page. Nothing here is a fact before an officer says so.
create table file_reading (
  realm text not null,
  content text not null check (content ~ '^[0-9a-f]{64}$'),
  proposals jsonb not null,
  read_at timestamptz not null,
  primary key (realm, content)
);

-- What officers typed of a paper beside its page, the last word of each field holding. Of one owner: the same file in another's
-- store is another paper.
create table paper_typed (
  realm text not null,
  owner uuid not null,
  content text not null check (content ~ '^[0-9a-f]{64}$'),
  id uuid not null,
  fields jsonb not null,
  -- Which of them are what a program proposed, as it proposed them.
  proposed text[] not null,
  at timestamptz not null,
  by text not null,
  primary key (realm, owner, content, id),
  foreign key (realm, owner) references person (realm, id)
);

-- A copy compared with the original and signed by the officer (NĐ 118/2025 art. 17.1c). Asked by the act, signed by a job after it;
-- waiting while neither done nor failed.
create table paper_copy (
  realm text not null,
  paper uuid not null,
  attempt integer not null check (attempt > 0),
  asked_at timestamptz not null,
  asked_by text not null,
  -- Who signs, as the signature says it.
  name text not null check (name <> ''),
  unit text not null,
  done_at timestamptz,
  failed_at timestamptz,
  failure text,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint check (size > 0),
  primary key (realm, paper, attempt),
  foreign key (realm, paper) references paper (realm, id),
  check (done_at is null or failed_at is null),
  check ((failed_at is null) = (failure is null)),
  check ((done_at is null) = (sha256 is null)),
  check ((sha256 is null) = (size is null))
);
create index paper_copy_by_content on paper_copy (sha256) where sha256 is not null;

-- Pages of a scan at the desk, before they are papers.
create table scan_page (
  realm text not null,
  draft uuid not null,
  id uuid not null,
  -- Null: nobody has said yet which component it belongs to.
  component text,
  place integer not null,
  -- The file the page came in, and which of its pages.
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  page integer not null check (page > 0),
  turn integer not null default 0 check (turn in (0, 90, 180, 270)),
  added_at timestamptz not null,
  added_by text not null,
  primary key (realm, draft, id),
  foreign key (realm, draft) references draft (realm, id)
);
create index scan_page_by_content on scan_page (sha256);

alter table paper_event drop constraint paper_event_kind_check,
  add constraint paper_event_kind_check
    check (kind in ('revoked', 'restored', 'objected', 'answered', 'signature', 'typed', 'compared'));
grant update (abstract, issuer, number, issued_on, valid_from, valid_to, scope) on paper to motcua_app;

do $$ declare name text; begin
  foreach name in array array['file_raster', 'file_preview', 'file_reading', 'paper_typed', 'paper_copy', 'scan_page'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy realm on %I using (realm = current_setting(''motcua.realm'', true))
      with check (realm = current_setting(''motcua.realm'', true))', name);
    execute format('grant select, insert on %I to motcua_app', name);
    execute format('grant select on %I to motcua_read', name);
  end loop; end $$;
grant update, delete on file_raster, file_preview, file_reading, scan_page to motcua_app;
grant update on paper_copy to motcua_app;

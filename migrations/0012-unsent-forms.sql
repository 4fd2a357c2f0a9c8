-- breaking: no
-- What somebody had typed when the session ended before it was sent: kept for an hour, shown to nobody else, sent by the
-- person after signing in again. Not an act: nothing is decided by it, and it leaves no trail.
create table unsent_form (
  realm text not null,
  id uuid not null,
  -- As in the trail: citizen:<person> or officer:<officer>. No foreign key: it outlives nothing and names either.
  owner text not null,
  -- Where it was being sent, with its query.
  address text not null check (address ~ '^/[^/\\]'),
  -- Names and values in the order they were sent: a name may come more than once.
  entries jsonb not null check (jsonb_typeof(entries) = 'array'),
  kept_at timestamptz not null,
  primary key (realm, id)
);
create index unsent_form_by_owner on unsent_form (realm, owner, kept_at desc);
create index unsent_form_by_age on unsent_form (realm, kept_at);
alter table unsent_form enable row level security;
create policy realm on unsent_form using (realm = current_setting('motcua.realm', true))
  with check (realm = current_setting('motcua.realm', true));
grant select, insert, delete on unsent_form to motcua_app;

-- breaking: no
-- Machines: clients of /api/v1 with their posts and tokens, the feed of what happened, and the webhooks it is told to.

-- A client is a machine with posts, as an officer has them; it is made by the command line and named in the trail as `client:<id>`.
create table api_client (
  realm text not null,
  id uuid not null,
  name text not null check (name <> '' and name = btrim(name)),
  scopes text[] not null check (cardinality(scopes) > 0),
  made_at timestamptz not null,
  made_by text not null,
  -- From here on nothing is given to it any more.
  expires_at timestamptz not null check (expires_at > made_at),
  revoked_at timestamptz,
  primary key (realm, id)
);

create table api_client_post (
  realm text not null,
  client uuid not null,
  unit text not null,
  role text not null check (role in ('receiver', 'handler', 'unit-head', 'leader', 'clerk')),
  primary key (realm, client, unit, role),
  foreign key (realm, client) references api_client (realm, id),
  foreign key (realm, unit) references agency (realm, code)
);

-- A secret is 256 random bits, so SHA-256 keeps it as well as a slow hash would. Two live side by side while one is replaced.
create table api_client_secret (
  realm text not null,
  client uuid not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  made_at timestamptz not null,
  ends_at timestamptz,
  primary key (realm, client, hash),
  foreign key (realm, client) references api_client (realm, id)
);

create table api_token (
  realm text not null,
  token_hash text not null check (token_hash ~ '^[0-9a-f]{64}$'),
  client uuid not null,
  scopes text[] not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (realm, token_hash),
  foreign key (realm, client) references api_client (realm, id)
);
create index api_token_by_client on api_token (realm, client, expires_at);

-- What a client's Idempotency-Key was first used for. The answer itself is kept by the act (idempotency_key), in its transaction.
create table api_request (
  realm text not null,
  client uuid not null,
  key text not null check (key <> ''),
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  at timestamptz not null,
  primary key (realm, client, key),
  foreign key (realm, client) references api_client (realm, id)
);

-- What happened to dossiers, in the order in which it became known: positions are given one after the other once an act is
-- kept, so that a reader who holds a position misses nothing that another transaction kept late. What happened stands in trail.
create table feed_event (
  realm text not null,
  position bigint not null check (position > 0),
  id uuid not null,
  dossier text not null,
  act text not null,
  at timestamptz not null,
  primary key (realm, position),
  unique (realm, id),
  foreign key (realm, dossier) references dossier (realm, code)
);

create table webhook (
  realm text not null,
  id uuid not null,
  client uuid not null,
  url text not null,
  -- Empty: every act.
  acts text[] not null,
  -- Signs what is sent; the receiver has the same, so it cannot be kept as a hash.
  secret bytea not null,
  made_at timestamptz not null,
  closed_at timestamptz,
  -- closed by its owner; gone: the receiver said 410.
  closed_why text check (closed_why in ('owner', 'gone')),
  primary key (realm, id),
  foreign key (realm, client) references api_client (realm, id),
  check ((closed_at is null) = (closed_why is null))
);
create index webhook_open on webhook (realm, client) where closed_at is null;

-- An event on its way to a webhook. Its state follows from its tries, but lists ask for it, so it stands here too.
create table webhook_delivery (
  realm text not null,
  id uuid not null,
  webhook uuid not null,
  event uuid not null,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed')),
  tries integer not null default 0,
  -- Tries before this one are those of an earlier life: replayed, the waits begin anew.
  replayed_from integer not null default 0,
  next_at timestamptz,
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (realm, id),
  unique (realm, webhook, event),
  foreign key (realm, webhook) references webhook (realm, id),
  foreign key (realm, event) references feed_event (realm, id),
  check ((state = 'waiting') = (ended_at is null))
);
create index webhook_delivery_by_time on webhook_delivery (realm, id desc);
create index webhook_delivery_by_state on webhook_delivery (realm, state, id desc);
create index webhook_delivery_by_webhook on webhook_delivery (realm, webhook, id desc);

create table webhook_try (
  realm text not null,
  delivery uuid not null,
  seq integer not null check (seq > 0),
  began_at timestamptz not null,
  -- Null while it runs, or if the program died in it.
  ended_at timestamptz,
  result text check (result in ('delivered', 'status', 'timeout', 'unreachable', 'target-refused', 'closed')),
  status integer,
  primary key (realm, delivery, seq),
  foreign key (realm, delivery) references webhook_delivery (realm, id),
  check ((ended_at is null) = (result is null))
);

do $$ declare name text; begin
  foreach name in array array['api_client', 'api_client_post', 'api_client_secret', 'api_token', 'api_request', 'feed_event',
    'webhook', 'webhook_delivery', 'webhook_try'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy realm on %I using (realm = current_setting(''motcua.realm'', true))
      with check (realm = current_setting(''motcua.realm'', true))', name);
    execute format('grant select, insert on %I to motcua_app', name);
  end loop; end $$;
grant update on api_client, api_client_secret, webhook, webhook_delivery, webhook_try to motcua_app;
grant delete on api_token to motcua_app;

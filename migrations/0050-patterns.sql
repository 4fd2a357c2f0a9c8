-- breaking: yes
-- Which sets a dossier is in, and on which side, is one of a few hundred patterns: the pattern is kept once, a dossier names it. The lists behind the figures
-- are read from the dossiers themselves, by pattern, in order of reception (docs/decisions, “a list is read by pattern”).

create table score_pattern (
  realm text not null,
  id integer generated always as identity,
  -- `2.1|won`, `decree|until`: what a contribution names, in its order, without moments.
  sides text[] not null,
  primary key (realm, id),
  unique (realm, sides)
);
alter table score_pattern enable row level security;
create policy realm on score_pattern using (realm = current_setting('motcua.realm', true))
  with check (realm = current_setting('motcua.realm', true));
grant select, insert, delete on score_pattern to motcua_app;
grant select on score_pattern to motcua_read;

-- `moments`: one for each side of the pattern that is `until`, in its order; null where there is none.
alter table score_dossier add column pattern integer, add column moments timestamptz[];

create temporary table counted on commit drop as
  select d.realm, d.code, coalesce(e.sides, '{}') as sides, e.moments
  from score_dossier d, lateral (
    select array_agg(split_part(e, '|', 1) || '|' || split_part(e, '|', 2) order by n) as sides,
      array_agg(to_timestamp(split_part(e, '|', 3)::double precision / 1000) order by n)
        filter (where split_part(e, '|', 2) = 'until') as moments
    from unnest(d.entries) with ordinality as u (e, n)) e;
insert into score_pattern (realm, sides) select distinct realm, sides from counted order by 1, 2;
update score_dossier d set pattern = p.id, moments = c.moments
  from counted c join score_pattern p on p.realm = c.realm and p.sides = c.sides
  where d.realm = c.realm and d.code = c.code;

alter table score_dossier alter column pattern set not null, drop column entries,
  add foreign key (realm, pattern) references score_pattern (realm, id);
create index score_dossier_listed on score_dossier (realm, pattern, received_at, code) include (moments);
create index score_dossier_of_unit on score_dossier (realm, unit, pattern, received_at, code) include (moments);
drop table score_line;

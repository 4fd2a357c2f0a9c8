-- breaking: no
-- Templates of results that decline (văn bản từ chối, NĐ 118/2025 Đ19.3) beside those that grant, by the same editions: a procedure's editions
-- are numbered together, each of one kind. A program from before this sees one kind only, and writes that one.

alter table result_template add column declines boolean not null default false;
drop index result_template_draft;
drop index result_template_day;
create unique index result_template_draft on result_template (realm, procedure, declines) where published_at is null;
create unique index result_template_day on result_template (realm, procedure, declines, valid_from) where valid_from is not null;

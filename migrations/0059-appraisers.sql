-- breaking: no
-- Whoever appraises self-scoring sheets does not thereby control the province's procedures.

alter table officer_post drop constraint officer_post_role_check,
  add constraint officer_post_role_check check (role in
    ('receiver', 'handler', 'unit-head', 'leader', 'clerk', 'controller', 'appraiser', 'supervisor', 'administrator'));

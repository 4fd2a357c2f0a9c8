-- breaking: no
-- Overdue is counted by the date before an extension: what was extended is counted anew by the next fold.

insert into score_pending (realm, code) select realm, code from extension on conflict do nothing;

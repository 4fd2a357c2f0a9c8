-- breaking: no
-- A password that somebody else chose opens nothing but the page on which its owner chooses another.

alter table way_to_sign_in add column password_is_temporary boolean not null default false;

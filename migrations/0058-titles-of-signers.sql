-- breaking: no
-- As what an officer signed last, offered the next time.

alter table officer add column signer_title text check (length(signer_title) between 1 and 200);

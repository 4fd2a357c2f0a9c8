-- breaking: yes
-- Secrets of one-time codes lie sealed with the key of the store (files/safe.ts), in the place of the plain ones, which the first start with
-- a worker seals (identity/acts/seal-codes.ts: SQL has no key). In the same column, so that a program that knows nothing of it asks for a code
-- and takes none, where an empty one would let in whoever has the password. It is breaking for that.

alter table way_to_sign_in add constraint way_code_secret
  -- Plain as RFC 4226 asks, or sealed: 36 bytes longer.
  check (length(code_secret) = 20 or length(code_secret) > 36);

-- Who is asked for a code: read every night, a small part of all.
create index way_with_code on way_to_sign_in (realm, id) where code_secret is not null;

-- breaking: no
-- Reminders look once a day for requests that wait and are due, whoever asked and whoever is asked.
create index explanation_open_due on explanation (realm, due, id) where answered_at is null;

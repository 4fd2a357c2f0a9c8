-- breaking: no
-- A connection keeps the plan of the chain's last row from when the trail was all but empty: reading the whole table, slower with
-- every act until the next analyze (a note took 0.9 ms at first and 2.5 ms after 12,000). The key's index is right at any size.
alter function seal_trail() set enable_seqscan = off;

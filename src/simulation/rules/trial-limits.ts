/** What one trial may be: a run of a thousand dossiers takes minutes; fewer than fifty say nothing. */
export const TRIAL = { least: 50, usual: 240, most: 1000, mostSeed: 1_000_000, mostStaff: 20 } as const;

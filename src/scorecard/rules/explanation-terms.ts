import type { PutTerms } from '#files/store.ts';

/** What may go with an answer: what an office writes and scans. */
export const EXPLANATION_TERMS: PutTerms = {
  limit: 20 * 1_048_576,
  accept: ['pdf', 'jpeg', 'png', 'docx', 'xlsx'],
};

export const EXPLANATION_FILES = { most: 10 } as const;

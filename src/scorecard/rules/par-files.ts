import type { PutTerms } from '#files/store.ts';

/** What a unit may hand in as evidence: papers any office can open, up to 20 MB each. */
export const PAR_FILES: PutTerms = { limit: 20 * 1_048_576, accept: ['pdf', 'jpeg', 'png', 'docx', 'xlsx'] };

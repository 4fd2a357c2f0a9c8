/**
 * What a person can agree to, each by itself and for one purpose (Law 91/2025/QH15, art. 9): silence or a filled
 * form is no consent. What the law itself lets an office do needs none and is not asked.
 */
export const PURPOSES = ['notice-email', 'filed-by-helper'] as const;
export type Purpose = (typeof PURPOSES)[number];

export const isPurpose = (text: string): text is Purpose => (PURPOSES as readonly string[]).includes(text);

/** Of the wording that stands in words/…/account.ts; changes when that wording changes what is agreed to. */
export const TEXT_VERSION: Record<Purpose, string> = { 'notice-email': '2026-11', 'filed-by-helper': '2026-11' };

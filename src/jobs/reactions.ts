import type { Acting } from '#db/transaction.ts';
import { EVENT_ACTS, publishEvent } from '#feed/index.ts';
import { NOTICE_KINDS, queueNotices } from '#notice/index.ts';

/** An act that happened, as its row in the trail tells it. */
export interface Happened {
  readonly id: string;
  readonly subject: string;
  readonly act: string;
  readonly actor: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

export type Reaction = (app: Acting, happened: Happened) => Promise<void>;

/**
 * Which act makes which capability do what: how an earlier capability causes something in a later one.
 * Runs after the act is kept, at least once, so every reaction is safe to repeat.
 */
export const reactions: Record<string, readonly Reaction[]> = {
  // Machines read every act on a dossier in the feed, and are told by webhook.
  ...Object.fromEntries(EVENT_ACTS.map((act) => [`dossier-${act}`, [publishEvent]])),
  // Whose dossier it is hears of every change (NĐ 118/2025 Đ19).
  ...Object.fromEntries(NOTICE_KINDS.map((act) => [act, [queueNotices, publishEvent]])),
};

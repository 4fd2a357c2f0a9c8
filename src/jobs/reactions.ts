import { enqueue } from '#db/enqueue.ts';
import type { Tx } from '#db/transaction.ts';
import { EVENT_ACTS, publishEvents } from '#feed/index.ts';
import { issueResult } from '#letter/index.ts';
import { NOTICE_KINDS, OFFICER_ACTS, queueNotices, tellOfficers } from '#notice/index.ts';
import { tellExplanations } from '#scorecard/index.ts';
import type { App } from '../app.ts';
import { askCredentials } from './make-credential.ts';
import { PAPERS_CAME, papersCame } from './papers-came.ts';
import { keepReturned, revokeKept } from './results.ts';

/** An act that happened, as its row in the trail tells it. */
export interface Happened {
  readonly id: string;
  readonly subject: string;
  readonly act: string;
  readonly actor: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What acts cause at once: rows and jobs, in one transaction for acts that came together (react.ts). */
interface Reaction {
  readonly to: readonly string[];
  /** Told in the order of the acts. */
  readonly does: (tx: Tx, acts: readonly Happened[]) => Promise<void>;
}

/** What acts cause that takes longer or reaches beyond the database: a job of its own for each. */
interface LaterReaction {
  readonly to: readonly string[];
  readonly task: string;
  readonly does: (app: App, happened: Happened) => Promise<void>;
}

const askRedating = (tx: Tx): Promise<void> =>
  enqueue(tx, 'redate-dossiers', { realm: tx.realm }, { key: 'redate-dossiers' });

/**
 * Which act makes which capability do what: how an earlier capability causes something in a later one.
 * Runs after the act is kept, at least once, so every reaction is safe to repeat.
 */
export const reactions: readonly Reaction[] = [
  // Whose dossier it is hears of every change (NĐ 118/2025 Đ19).
  { to: NOTICE_KINDS, does: queueNotices },
  // Officers hear of what makes work for them.
  { to: OFFICER_ACTS, does: tellOfficers },
  // Who heads a unit hears that it is asked to explain a figure, and who asked that it has answered.
  { to: ['explanation-asked', 'explanation-answered'], does: tellExplanations },
  // What came is looked at before an officer opens it: its signatures checked, its pages drawn.
  { to: PAPERS_CAME, does: papersCame },
  { to: ['result-issue'], does: askCredentials },
  // Running terms follow a calendar that changed.
  { to: ['publish-calendar'], does: askRedating },
  // Machines read every act on a dossier in the feed, and are told by webhook. Last: whoever gives positions makes others wait.
  { to: [...new Set([...EVENT_ACTS.map((act) => `dossier-${act}`), ...NOTICE_KINDS])], does: publishEvents },
];

/** Also what a killed worker left between the last signature and the issue. */
async function issue(app: App, { subject, facts }: Happened): Promise<void> {
  if (facts['part'] === 'agency') await issueResult(app, subject.slice('dossier/'.length), Number(facts['seq']));
}

export const laterReactions: readonly LaterReaction[] = [
  // A result whose signatures are whole is issued: as a file, with the code of the paper (NĐ 118/2025 Đ22).
  { to: ['result-signed'], task: 'issue-result', does: issue },
  // A result that was returned is a paper its owner has (NĐ 118/2025 Đ22.4).
  { to: ['dossier-return-result'], task: 'keep-result', does: keepReturned },
  { to: ['dossier-revoke'], task: 'revoke-result', does: revokeKept },
];

/** Acts that cause anything: `record` leaves a job for these. */
export const reactedTo: ReadonlySet<string> = new Set([...reactions, ...laterReactions].flatMap(({ to }) => to));

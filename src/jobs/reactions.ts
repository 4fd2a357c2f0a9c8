import { EVENT_ACTS, publishEvent } from '#feed/index.ts';
import { issueResult } from '#letter/index.ts';
import { NOTICE_KINDS, OFFICER_ACTS, queueNotices, tellOfficers } from '#notice/index.ts';
import { tellExplanation } from '#scorecard/index.ts';
import type { App } from '../app.ts';
import { askChecks, PAPERS_CAME } from './check-signatures.ts';
import { askLooks } from './look-at-file.ts';
import { askCredential } from './make-credential.ts';
import { keepReturned, revokeKept } from './results.ts';

/** An act that happened, as its row in the trail tells it. */
export interface Happened {
  readonly id: string;
  readonly subject: string;
  readonly act: string;
  readonly actor: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

export type Reaction = (app: App, happened: Happened) => Promise<void>;

/** Also what a killed worker left between the last signature and the issue. */
const issue: Reaction = async (app, { subject, facts }) => {
  if (facts['part'] === 'agency') await issueResult(app, subject.slice('dossier/'.length), Number(facts['seq']));
};

/**
 * Which act makes which capability do what: how an earlier capability causes something in a later one.
 * Runs after the act is kept, at least once, so every reaction is safe to repeat.
 */
export const reactions: Record<string, readonly Reaction[]> = together(
  // Machines read every act on a dossier in the feed, and are told by webhook.
  [...new Set([...EVENT_ACTS.map((act) => `dossier-${act}`), ...NOTICE_KINDS])].map((act) => [act, publishEvent]),
  // Whose dossier it is hears of every change (NĐ 118/2025 Đ19).
  NOTICE_KINDS.map((act) => [act, queueNotices]),
  // What a citizen's file was signed with is looked at before an officer opens it.
  PAPERS_CAME.map((act) => [act, askChecks]),
  // An officer who opens it finds its pages drawn.
  PAPERS_CAME.map((act) => [act, askLooks]),
  // A result whose signatures are whole is issued: as a file, with the code of the paper (NĐ 118/2025 Đ22).
  [
    ['result-signed', issue],
    ['result-issue', askCredential],
  ],
  // Officers hear of what makes work for them.
  OFFICER_ACTS.map((act) => [act, tellOfficers]),
  // Who heads a unit hears that it is asked to explain a figure, and who asked that it has answered.
  [
    ['explanation-asked', tellExplanation],
    ['explanation-answered', tellExplanation],
  ],
  // A result that was returned is a paper its owner has (NĐ 118/2025 Đ22.4).
  [
    ['dossier-return-result', keepReturned],
    ['dossier-revoke', revokeKept],
  ],
);

function together(...lists: (readonly (readonly [act: string, reaction: Reaction])[])[]) {
  const all: Record<string, Reaction[]> = {};
  for (const [act, reaction] of lists.flat()) all[act] = [...(all[act] ?? []), reaction];
  return all;
}

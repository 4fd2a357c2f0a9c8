import { agencyPath } from '#agency/index.ts';
import type { Reader } from '#db/pool.server.ts';
import type { DecisionRow, DossierView } from '#dossier/index.ts';
import { dateAt, type Instant } from '#kernel/time.ts';
import { filedContent } from '#procedure/index.ts';
import {
  apologyFacts,
  type CaseFacts,
  controlFacts,
  decisionFacts,
  decisionOf,
  declarationFacts,
  receiptFacts,
  refusalFacts,
  stopFacts,
  supplementFacts,
} from './rules/case-facts.ts';
import type { Decision } from './rules/decision.ts';
import type { LetterKind, Letters } from './rules/letters.ts';

/** The letters a dossier can have; each is there once what it tells has happened. */
export const CASE_LETTERS = [
  'receipt',
  'supplement-request',
  'refusal',
  'apology',
  'stop-notice',
  'control-sheet',
  'declaration',
  'decision',
] as const satisfies readonly LetterKind[];
export type CaseLetterKind = (typeof CASE_LETTERS)[number];

const makers: { readonly [K in CaseLetterKind]: (facts: CaseFacts) => Letters[K] | undefined } = {
  receipt: receiptFacts,
  'supplement-request': supplementFacts,
  refusal: refusalFacts,
  apology: apologyFacts,
  'stop-notice': stopFacts,
  'control-sheet': controlFacts,
  declaration: declarationFacts,
  decision: decisionFacts,
};

export interface CaseTerms {
  readonly realm: string;
  /** `Quảng Ngãi`, as it stands before the date. */
  readonly place: string;
  /** The address of the program, for the square code. */
  readonly origin: string;
  readonly now: Instant;
}

async function gather(reader: Reader, view: DossierView, terms: CaseTerms): Promise<CaseFacts> {
  const { dossier } = view;
  const centre = await agencyPath(reader, terms.realm, dossier.receivingAgency);
  const agency = await agencyPath(reader, terms.realm, dossier.competentAgency);
  const names = (path: typeof centre) => {
    const [own, ...above] = path.map(({ nameVi }) => nameVi);
    return { name: own ?? '', ...(above[0] ? { parent: above[0] } : {}) };
  };
  const content = await filedContent(reader, terms.realm, dossier.procedure, dossier.version);
  const papers = content?.sets ?? 1;
  return {
    ...{ view, place: terms.place, origin: terms.origin, today: dateAt(terms.now), sets: papers },
    ...{ centre: names(centre), agency: names(agency), grounds: content?.legalBasis ?? [] },
    ...{ phone: centre[0]?.phone ?? '1022', fees: content?.fees ?? [] },
  };
}

/** What a letter of this dossier says now, or nothing while what it tells has not happened. */
export async function caseLetter<K extends CaseLetterKind>(
  reader: Reader,
  view: DossierView,
  kind: K,
  terms: CaseTerms,
): Promise<Letters[K] | undefined> {
  return makers[kind](await gather(reader, view, terms));
}

/** The letters that can be printed now. */
export async function lettersOf(reader: Reader, view: DossierView, terms: CaseTerms): Promise<CaseLetterKind[]> {
  const facts = await gather(reader, view, terms);
  return CASE_LETTERS.filter((kind) => makers[kind](facts) !== undefined);
}

/** One of the dossier's decisions as a letter, whatever became of it since; its square code says where anybody checks it. */
export const decisionLetter = async (
  reader: Reader,
  view: DossierView,
  decision: DecisionRow,
  terms: CaseTerms,
  check: { at: string; code: string },
): Promise<Decision> => ({
  ...decisionOf(await gather(reader, view, terms), decision),
  ...{ qr: `${check.at}/${check.code}`, check },
});

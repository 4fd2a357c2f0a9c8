import { agencyNames } from '#agency/index.ts';
import type { Reader } from '#db/pool.server.ts';
import { type ClockRecord, type Verdicts, verdicts } from '#deadline/index.ts';
import type { FormDefinition } from '#forms/definition.ts';
import { type SummarySection, summaryOf } from '#forms/summary.ts';
import type { Viewer } from '#identity/index.ts';
import { dateAt, type Instant } from '#kernel/time.ts';
import type { Language } from '#words/index.ts';
import { calendarOf } from './acts/calendar.ts';
import { clockFrom } from './acts/clock.ts';
import { whatChanged } from './rules/changes.ts';
import type { Dossier } from './rules/dossier.ts';
import { agencyOf } from './rules/process.ts';
import { type Consultation, consultationsOf, type VerificationVisit, visitsArranged } from './sql/consultations.ts';
import { type DecisionRow, decisionsOf } from './sql/decisions.ts';
import { findDossier } from './sql/dossiers.ts';
import { earlierOf } from './sql/earlier-answers.ts';
import { type EndingRow, endingOfDossier } from './sql/endings.ts';
import { editionOf } from './sql/forms.ts';
import { officerNames } from './sql/names.ts';
import { type Objection, objectionsOf } from './sql/objections.ts';
import { type Paper, papersOf } from './sql/papers.ts';
import { type Signing, signingsOf } from './sql/signing.ts';
import { type Visit, visitsOf } from './sql/steps.ts';
import { type ExtensionRow, extensionOf, type SupplementRequest, supplementsOf } from './sql/supplements.ts';

/** Everything of a dossier that its pages show; who may see the dossier may see this. */
export interface DossierView {
  readonly dossier: Dossier;
  readonly definition: FormDefinition;
  readonly answers: readonly SummarySection[];
  readonly papers: readonly Paper[];
  readonly visits: readonly Visit[];
  readonly supplements: readonly SupplementRequest[];
  readonly consultations: readonly Consultation[];
  readonly verifications: readonly VerificationVisit[];
  readonly extension: ExtensionRow | null;
  readonly decisions: readonly DecisionRow[];
  /** The last request for each signature under each result. */
  readonly signings: readonly Signing[];
  readonly ending: EndingRow | null;
  readonly objections: readonly Objection[];
  /** What a field said before the owner's last change, by field, where it says something else now. */
  readonly changed: Readonly<Record<string, string>>;
  /** The deadline by the decree and as the portal judges it; null before reception or without a term. */
  readonly verdicts: Verdicts | null;
  readonly agencies: Readonly<Record<string, { vi: string; en: string }>>;
  readonly officers: Readonly<Record<string, string>>;
}

export interface ViewQuestion {
  /** The system sees all: it prints what was decided. */
  readonly viewer: Viewer | 'system';
  readonly code: string;
  readonly now: Instant;
  readonly language: Language;
}

/** Nothing if there is no such dossier for this viewer. */
export async function viewDossier(
  reader: Reader,
  realm: string,
  question: ViewQuestion,
): Promise<DossierView | undefined> {
  const { viewer, code, now, language } = question;
  const dossier = await findDossier(reader, realm, viewer, code);
  if (!dossier) return undefined;
  const [definition, papers, visits, supplements, consultations, extension] = await Promise.all([
    editionOf(reader, realm, dossier.formDigest),
    papersOf(reader, realm, code),
    visitsOf(reader, realm, code),
    supplementsOf(reader, realm, code),
    consultationsOf(reader, realm, code),
    extensionOf(reader, realm, code),
  ]);
  if (!definition) throw new Error(`${code}: its form edition is gone`);
  const said = supplements.map(({ askedBy }) => askedBy);
  const [verifications, decisions, signings, ending, objections, before, judged, agencies] = await Promise.all([
    visitsArranged(reader, realm, code),
    decisionsOf(reader, realm, code),
    signingsOf(reader, realm, code),
    endingOfDossier(reader, realm, code),
    objectionsOf(reader, realm, code),
    earlierOf(reader, realm, code),
    judge(reader, realm, dossier, clockFrom(dossier, supplements, extension), now),
    agencyNames(reader, realm, [
      ...[dossier.receivingAgency, dossier.competentAgency, dossier.holderAgency],
      ...dossier.process.steps.map((step) => agencyOf(step, dossier)),
      ...[...visits, ...consultations].map(({ agency }) => agency),
    ]),
  ]);
  const answers = readable(definition, dossier, dossier.answers, language);
  const ids = [
    ...[dossier.holder, ...visits.map(({ officer }) => officer)],
    ...[...said, ending?.by, extension?.decidedBy].map(officerIn),
  ].filter((one) => one !== null);
  return {
    ...{ dossier, definition, papers, visits, supplements, consultations, verifications, decisions, objections },
    ...{ extension: extension ?? null, ending: ending ?? null, signings, agencies, answers },
    changed: before ? whatChanged(readable(definition, dossier, before.answers, language), answers) : {},
    verdicts: judged,
    officers: await officerNames(reader, realm, ids),
  };
}

const officerIn = (actor: string | undefined): string | null => /^officer:(.+)$/.exec(actor ?? '')?.[1] ?? null;

const readable = (definition: FormDefinition, dossier: Dossier, answers: Dossier['answers'], language: Language) =>
  summaryOf(definition, answers, language, { today: dateAt(dossier.submittedAt) });

async function judge(
  reader: Reader,
  realm: string,
  dossier: Dossier,
  clock: ClockRecord | undefined,
  now: Instant,
): Promise<Verdicts | null> {
  if (!clock) return null;
  const calendar = await calendarOf(reader, realm, dossier.competentAgency, dossier.receivedAt ?? now);
  const judged = verdicts(clock, calendar, { asOf: now, periodEnd: dateAt(now) });
  return judged.ok ? judged.value : null;
}

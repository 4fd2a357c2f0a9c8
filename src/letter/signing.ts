import type { DossierView } from '#dossier/index.ts';
import { dateAt, type Instant, OFFSET_MS } from '#kernel/time.ts';
import type { Stamp } from '#signatures/index.ts';
import { checkedAt, type Issuing } from './acts/issue.ts';
import { type CaseTerms, decisionLetter } from './case.ts';
import type { Place, Printed } from './render/press.ts';
import { renderPlaced, type StampLook, stampLook } from './render/render.ts';
import { inWords } from './rules/wording.ts';

/** How tall A4 is, in points, upright and on its side. */
const TALL = { upright: 841.89, flipped: 595.28 } as const;

/**
 * The result printed to be signed, with room for signatures, number and date, and the square code of the page where it will be
 * checked; nothing if there is none that a leader signed.
 */
export async function resultToSign(app: Issuing, view: DossierView, terms: CaseTerms): Promise<Printed | undefined> {
  const decision = view.decisions.at(-1);
  if (!decision?.signedAt) return undefined;
  const facts = await decisionLetter(
    app.read,
    view,
    decision,
    terms,
    await checkedAt(app, view.dossier.code, decision.seq),
  );
  return renderPlaced('decision', { ...facts, isDraft: false, toSign: true }, { asOf: decision.signedAt });
}

export interface SignatureSeen {
  readonly places: readonly Place[];
  readonly part: 'person' | 'agency';
  readonly name: string;
  readonly organisation: string;
  readonly at: Instant;
  readonly isDemo: boolean;
  /** On its side, as reports are. */
  readonly flipped?: boolean;
}

/**
 * How a signature is seen: the leader's between office and name, blue; the agency's red, over the left third of it (NĐ 30/2020,
 * annex I, part I, section II, points 7 and 8). The name stands where an office has no picture of the hand.
 */
export async function signatureStamp(seen: SignatureSeen): Promise<Stamp | undefined> {
  const place = seen.places.find(({ name }) => name === 'person');
  if (!place) return undefined;
  // The picture of a seal lies over the left third of the signature; words over words could not be read, so they only touch.
  const width = place.width * 0.72;
  const own = seen.part === 'person' ? place : { ...place, x: place.x - width + 4, width };
  const by = seen.part === 'person' ? `Ký bởi: ${seen.organisation}` : 'Chữ ký số của cơ quan';
  const lines = [seen.name, by, `Ngày ký: ${stampMoment(seen.at)}`];
  return put(own, { kind: seen.part, lines, isDemo: seen.isDemo }, seen.at, seen.flipped ? TALL.flipped : TALL.upright);
}

/** In points: four lines of ten, within the upper margin of a sheet (20 mm are 57). */
const COPY = { width: 280, height: 46, margin: 8 } as const;

/**
 * What a copy made from paper says of itself, in the upper right corner of its first page: the form of copying, the agency, the moment of
 * signing (NĐ 30/2020, annex I, on copies into electronic form: no picture of a signature, upright, size 10, black). That an officer who
 * compares at the desk (NĐ 118/2025 art. 17.1) writes it as an agency that copies does is our reading.
 */
export async function copyStamp(seen: Pick<SignatureSeen, 'organisation' | 'at' | 'isDemo'>): Promise<Stamp> {
  const { organisation, at, isDemo } = seen;
  const lines = ['Sao y', organisation, `Thời gian ký: ${stampMoment(at)}`];
  const { width, height } = COPY;
  const look = await stampLook({ kind: 'copy', lines, isDemo, width, height }, { asOf: at });
  return { page: 0, box: COPY, look, says: lines.join('. ') };
}

/** Number and date of issue, each where the sheet left room for it (NĐ 30/2020 art. 15: given when the leader has signed). */
export async function issueNotes(
  places: readonly Place[],
  { number, place, at }: { number: string; place: string; at: Instant },
): Promise<Stamp[]> {
  const words = { number: `Số: ${number}`, date: `${place}, ${inWords(dateAt(at))}` };
  const found = places.filter(({ name }) => name in words);
  return Promise.all(
    found.map((one) =>
      put(one, { kind: 'line', lines: [words[one.name as keyof typeof words]], isDemo: false }, at, TALL.upright),
    ),
  );
}

type Look = Omit<StampLook, 'width' | 'height'>;

async function put({ page, x, y, width, height }: Place, look: Look, asOf: Instant, tall: number): Promise<Stamp> {
  return {
    page: page - 1,
    box: [x, tall - y - height, x + width, tall - y],
    look: await stampLook({ ...look, width, height }, { asOf }),
    says: look.lines.join('. '),
  };
}

/** `21-11-2026 14:05:09 +07:00`: as a signature says its moment on the sheet (NĐ 30/2020 annex I). */
function stampMoment(at: Instant): string {
  const text = new Date(at + OFFSET_MS).toISOString();
  return `${text.slice(0, 10).split('-').reverse().join('-')} ${text.slice(11, 19)} +07:00`;
}

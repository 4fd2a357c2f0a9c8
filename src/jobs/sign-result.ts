import {
  type DossierView,
  failSignature,
  filesOf,
  keepSignature,
  openSigning,
  type ResultPart,
  viewToSign,
} from '#dossier/index.ts';
import { bytesIn, keptIn } from '#files/whole.ts';
import type { Instant } from '#kernel/time.ts';
import { issueNotes, type Place, resultToSign, signatureStamp } from '#letter/index.ts';
import { type Owner, SignerProblem, signPdf } from '#signatures/index.ts';
import type { App } from '../app.ts';
import { provinceName } from './province.ts';

/**
 * Fetches one signature under a result and keeps the signed file: the leader's on the sheet it prints, the agency's on the leader's
 * with number and date. A device that is away makes the job fail and come again; a signer that refuses ends the request, and the
 * page says why. Killed anywhere, it begins anew: nothing is named before it is kept whole.
 */
export async function signResult(app: App, payload: unknown): Promise<void> {
  const asked = payload as ResultPart;
  const request = await openSigning(app.read, app.realm, asked);
  const now = app.clock.now();
  const view = request && (await viewToSign(app.read, app.realm, asked.code, now));
  if (!request || !view) return;
  try {
    const sheet = await (asked.part === 'person' ? printed(app, view, asked) : personal(app, asked));
    if (!sheet) return;
    const signed = await signedSheet(app, view, asked, sheet, now);
    const kept = { attempt: request.attempt, file: await keptIn(app.files, signed) };
    const own = sheet.kept ? { printed: { ...sheet.kept, places: sheet.places } } : {};
    await keepSignature(app, asked, { ...kept, ...own });
  } catch (error) {
    if (!(error instanceof SignerProblem) || error.code === 'signer-away') throw error;
    app.log.warn({ event: 'signing', code: error.code, dossier: asked.code }, error.message);
    await failSignature(app, asked, request.attempt, error.code);
  }
}

interface Sheet {
  readonly pdf: Uint8Array;
  readonly places: readonly Place[];
  /** Of the sheet as printed, when it was printed now. */
  readonly kept?: { readonly sha256: string; readonly size: number };
}

async function printed(app: App, view: DossierView, { seq }: ResultPart): Promise<Sheet | undefined> {
  if (view.decisions.at(-1)?.seq !== seq) return undefined;
  const place = await provinceName(app);
  const terms = { realm: app.realm, origin: app.settings.origin, place, now: app.clock.now() };
  const made = await resultToSign(app, view, terms);
  return made && { ...made, kept: await keptIn(app.files, made.pdf) };
}

/** What the leader signed; nothing while that is still under way, whose end calls for this again. */
async function personal(app: App, { code, seq }: ResultPart): Promise<Sheet | undefined> {
  const files = await filesOf(app.read, app.realm, code, seq);
  if (!files.personal) return undefined;
  return { pdf: await bytesIn(app.files, files.personal), places: files.places };
}

async function signedSheet(app: App, view: DossierView, asked: ResultPart, sheet: Sheet, now: Instant) {
  const decision = view.decisions.find(({ seq }) => seq === asked.seq);
  const agency = view.agencies[view.dossier.competentAgency]?.vi ?? view.dossier.competentAgency;
  const isPerson = asked.part === 'person';
  const name = isPerson ? (decision?.signerName ?? '') : agency;
  const owner: Owner = isPerson
    ? { label: decision?.signedBy ?? '', kind: 'person', subject: { name, organisation: agency } }
    : { label: view.dossier.competentAgency, kind: 'agency', subject: { name: agency } };
  const signer = await app.signing.signerFor(owner, now);
  const seen = { part: asked.part, name, organisation: agency, at: now, isDemo: app.signing.isDemo };
  const stamp = await signatureStamp({ ...seen, places: sheet.places });
  const at = decision?.numberedAt;
  const place = await provinceName(app);
  const notes =
    !isPerson && decision?.number && at ? await issueNotes(sheet.places, { number: decision.number, place, at }) : [];
  return signPdf(sheet.pdf, {
    ...{ signer, at: now, name, place, notes },
    reason: isPerson ? 'Ký kết quả giải quyết thủ tục hành chính' : `Ban hành số ${decision?.number ?? ''}`,
    ...(stamp ? { stamp } : {}),
    ...(app.signing.timestamp ? { timestamp: app.signing.timestamp } : {}),
  });
}

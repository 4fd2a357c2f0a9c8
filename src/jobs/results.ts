import { Readable } from 'node:stream';
import { inTransaction } from '#db/transaction.ts';
import { type DossierView, viewDossier } from '#dossier/index.ts';
import { dateAt } from '#kernel/time.ts';
import { caseLetter, render } from '#letter/index.ts';
import { keepResult } from '#vault/index.ts';
import type { App } from '../app.ts';
import { provinceOf } from '../routes/place.ts';
import type { Happened } from './reactions.ts';

const MEGABYTE = 1_048_576;
const TERMS = { limit: 20 * MEGABYTE, accept: ['pdf'] } as const;

/**
 * A returned result enters the store of whom it was made for (NĐ 118/2025 Đ22.4). A result that declines stays under the dossier
 * (Đ19.3); what one agency answers another has no store. The letter is printed as of the moment of its number, so that the same
 * decision is the same bytes however often this runs.
 */
export async function keepReturned(app: App, { subject }: Happened): Promise<void> {
  const code = subject.slice('dossier/'.length);
  const owner = await ownerOf(app, code);
  const view = owner === null ? undefined : await viewAs(app, owner, code);
  const decision = view?.decisions.findLast(({ returnedAt }) => returnedAt !== null);
  if (!owner || !view || !decision?.grants || decision.numberedAt === null) return;
  const kept = await printed(app, view, decision.numberedAt);
  if (!kept) return;
  const { dossier } = view;
  await inTransaction(app, 'system:vault', (tx) =>
    keepResult(tx, {
      ...{ owner, dossier: code, decision: decision.seq, procedure: dossier.procedure, units: dossier.scope },
      ...{ agency: dossier.competentAgency, number: decision.number, abstract: decision.title },
      ...{ issuedOn: dateAt(decision.numberedAt ?? tx.at), corrects: decision.corrects },
      // By its number, not by its dossier: a link shows the name to strangers.
      file: { ...kept, name: `${(decision.number ?? 'ket-qua').replaceAll('/', '-')}.pdf` },
      // The printed letter carries no digital signature yet; whoever keeps a signed file says otherwise.
      signature: 'none',
    }),
  );
}

async function ownerOf(app: App, code: string): Promise<string | null> {
  const { rows } = await app.read.query<{ person: string | null }>(
    'select person from dossier where realm = $1 and code = $2',
    [app.realm, code],
  );
  return rows[0]?.person ?? null;
}

const viewAs = (app: App, person: string, code: string): Promise<DossierView | undefined> => {
  const account = { name: '', personalNumber: null, organisationNumber: null, account: 'citizen' } as const;
  const viewer = { kind: 'citizen', id: person, ...account } as const;
  return viewDossier(app.read, app.realm, { viewer, code, now: app.clock.now(), language: 'vi' });
};

async function printed(app: App, view: DossierView, now: Parameters<typeof render>[2]['asOf']) {
  const place = (await provinceOf(app)) ?? '';
  const facts = await caseLetter(app.read, view, 'decision', {
    realm: app.realm,
    origin: app.settings.origin,
    place,
    now,
  });
  if (!facts) return undefined;
  const bytes = await render('decision', facts, { asOf: now });
  const kept = await app.files.put(Readable.from([bytes]), TERMS);
  if (!kept.ok) throw new Error(`the result could not be kept: ${kept.code}`);
  return kept.value;
}

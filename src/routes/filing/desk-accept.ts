import type { IncomingMessage } from 'node:http';
import { linkDossier } from '#desk/index.ts';
import {
  type DraftRow,
  findDraft,
  isDraftId,
  paperTerms,
  receiveAtDesk,
  takeFromVault,
  takePapers,
} from '#dossier/index.ts';
import type { Kept, PutRefusal } from '#files/store.ts';
import { readUpload, usualLimits } from '#files/upload.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, ok, type Refused, refused } from '#kernel/outcome.ts';
import type { App } from '../../app.ts';
import { takeWhole } from '../pieces.ts';
import { senderOf } from '../sender.ts';
import { queryOf } from './told.ts';
import { keepWhither, readWhither } from './whither.ts';

type Officer = Viewer & { kind: 'officer' };
type Fields = ReadonlyMap<string, string>;
type Put = Outcome<Kept, PutRefusal>;

const LIMITS = { ...usualLimits, files: 40, fields: 120, total: 200 * 1_048_576 };

/** Scans, ticks, where it goes and the acceptance in one form: answers where to look next. */
export async function acceptAtDesk(app: App, req: IncomingMessage, officer: Officer, draft: DraftRow): Promise<string> {
  const back = `/can-bo/tiep-nhan/${draft.id}/giay-to`;
  const termsOf = (field: string) => {
    const component = componentOf(draft, field);
    const from = senderOf(officer, `draft/${draft.id}`, component?.id);
    return component && { ...paperTerms(component), from };
  };
  const sent = await readUpload<Put>(req, LIMITS, async ({ field, content }) => {
    const terms = termsOf(field);
    return terms ? app.files.put(content, terms) : refused('file-incomplete');
  });
  if (!sent.ok) return `${back}?${queryOf(sent)}`;
  const { fields } = sent.value;
  const stay = (why: Refused | undefined, lacking: readonly string[] = []) =>
    `${back}?${stateOf(fields, why, lacking)}`;
  const whole = await takeWhole(app, { viewer: officer, target: back, fields, terms: termsOf });
  const taken = await takeScans(app, officer, draft, [...sent.value.files, ...whole]);
  if (!taken.ok) return stay(taken);
  const chosen = fields.get('viec') ?? '';
  if (chosen.startsWith('kho:')) return stay(await takeStored(app, officer, draft.id, chosen));
  if (chosen === 'tep') return stay(undefined);
  const fresh = await findDraft(app.read, app.realm, officer, draft.id);
  const locals = { app, viewer: officer, language: 'vi' } as App.Locals;
  const lacking = fresh ? await keepWhither(locals, fresh, readWhither(fields)) : [];
  if (lacking.length > 0)
    return stay(
      undefined,
      lacking.map(({ id }) => id),
    );
  const received = await receiveAtDesk(app, officer, {
    ...{ draft: draft.id, key: fields.get('khoa') ?? '', declared: fields.has('cam-doan'), seen: seenIn(fields) },
    channel: fields.get('kenh') === '3' ? 3 : 1,
  });
  if (!received.ok) return stay(received);
  await linkDossier(app, officer, { draft: draft.id, code: received.value.code });
  return `/can-bo/tiep-nhan/phieu/${received.value.code}`;
}

/** `kho:<component>:<paper>`: what the person has is taken, and the form is shown again with its ticks. */
async function takeStored(app: App, officer: Officer, id: string, chosen: string): Promise<Refused | undefined> {
  const [, component = '', paper = ''] = chosen.split(':');
  if (!isDraftId(paper)) return refused('not-found');
  const taken = await takeFromVault(app, officer, { id, component, paper });
  return taken.ok ? undefined : taken;
}

const componentOf = (draft: DraftRow, field: string) =>
  draft.definition.components.find(({ id }) => field === `tep:${id}`);

/** The scans of each component: photographs of one are its pages. */
async function takeScans(
  app: App,
  officer: Officer,
  draft: DraftRow,
  files: readonly { field: string; name: string; result: Put }[],
): Promise<Outcome<true>> {
  for (const component of draft.definition.components) {
    const own = files.filter(({ field }) => field === `tep:${component.id}`);
    const bad = own.find(({ result }) => !result.ok);
    if (bad && !bad.result.ok) return bad.result;
    const good = own.flatMap(({ name, result }) => (result.ok ? [{ name, kept: result.value }] : []));
    if (good.length === 0) continue;
    const taken = await takePapers(app, officer, { id: draft.id, component, files: good, joined: true });
    if (!taken.ok) return taken;
  }
  return ok(true);
}

const seenIn = (fields: Fields) =>
  [...fields].flatMap(([name, kind]) =>
    name.startsWith('nhan:') && (kind === 'original' || kind === 'copy')
      ? [{ component: name.slice('nhan:'.length), kind: kind as 'original' | 'copy' }]
      : [],
  );

/** Ticks travel in the address, so that nothing has to be ticked twice; what was typed does not: addresses are kept in histories. */
function stateOf(fields: Fields, why: Refused | undefined, lacking: readonly string[]): URLSearchParams {
  const query = why ? queryOf(why) : new URLSearchParams();
  for (const [name, value] of fields)
    if (/^(nhan:[\w-]{1,60}|kenh|xa|nhan)$/.test(name) && value.length < 40) query.set(name, value);
  if (fields.has('cam-doan')) query.set('cam-doan', '1');
  if (lacking.length > 0) query.set('thieu', lacking.join(' '));
  return query;
}

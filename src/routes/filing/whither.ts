import { agencyName, type Centre, centresOn, communeCommittees } from '#agency/index.ts';
import { type Delivery, type DraftRow, saveWhither } from '#dossier/index.ts';
import { type Answers, isRecord } from '#forms/answers.ts';
import { dateAt } from '#kernel/time.ts';
import { filedContent } from '#procedure/index.ts';
import { languages, refusalSentence } from '#words/index.ts';
import type { Wrong } from '../forms.ts';

/** The communes named in the answers, in the order asked: where somebody lives is asked before other places. */
const communesIn = (answers: Answers): string[] =>
  Object.values(answers).flatMap((value) =>
    isRecord(value) && typeof value['unit'] === 'string' ? [value['unit']] : [],
  );

/** Whether a commune resolves it: then somebody must say which. */
export async function isOfCommunes(
  { app }: App.Locals,
  draft: Pick<DraftRow, 'procedure' | 'version'>,
): Promise<boolean> {
  const content = await filedContent(app.read, app.realm, draft.procedure, draft.version);
  return content?.level.includes('XA') ?? false;
}

/** Where a draft may be handed in and who may resolve it; the commune somebody stated to live in comes first. */
export async function whitherChoices(locals: App.Locals, draft: DraftRow) {
  const { app, language } = locals;
  const day = dateAt(app.clock.now());
  const home = communesIn(draft.answers);
  const near = ({ placeCode }: Pick<Centre, 'placeCode'>) => home.includes(placeCode);
  const centres = await centresOn(app.read, app.realm, day);
  // Of a dossier that is filed the commune stays: its code names the agency that resolves it (NĐ 118/2025 Đ28).
  const communes =
    draft.amends === null && (await isOfCommunes(locals, draft))
      ? await communeCommittees(app.read, app.realm, day, { limit: 300 })
      : [];
  return {
    centres: [...centres.filter(near), ...centres.filter((one) => !near(one))].map((one) => ({
      ...{ value: one.code, label: agencyName(language, one), near: near(one), address: one.address },
    })),
    communes: communes.map((one) => ({ value: one.placeCode, label: agencyName(language, one) })),
    likely: communes.find(near)?.placeCode,
  };
}

const HOWS = ['electronic', 'centre', 'post'] as const;

/** What a form was sent, a page's or an upload's. */
interface Sent {
  get(name: string): unknown;
}

const text = (sent: Sent, name: string): string => {
  const value = sent.get(name);
  return typeof value === 'string' ? value.trim() : '';
};

export const readWhither = (sent: Sent) => ({
  centre: text(sent, 'noi-nop'),
  place: text(sent, 'xa'),
  how: HOWS.find((one) => one === text(sent, 'nhan')),
  address: text(sent, 'dia-chi').slice(0, 300),
});
export type WhitherTyped = ReturnType<typeof readWhither>;

/** Keeps where it goes; answers what is still to be said. */
export async function keepWhither(
  locals: App.Locals,
  draft: DraftRow,
  typed: WhitherTyped,
  revision?: number,
): Promise<Wrong[]> {
  const { app, viewer, language } = locals;
  const words = languages[language].filing.whither;
  const { centres, communes } = await whitherChoices(locals, draft);
  const { centre, place, how, address } = typed;
  const wrong: Wrong[] = [];
  if (!centres.some(({ value }) => value === centre)) wrong.push({ id: 'noi-nop', text: words.centreMissing });
  if (communes.length > 0 && !communes.some(({ value }) => value === place))
    wrong.push({ id: 'xa', text: words.placeMissing });
  if (!how) wrong.push({ id: 'nhan', text: words.howMissing });
  if (how === 'post' && !address) wrong.push({ id: 'dia-chi', text: words.addressMissing });
  if (wrong.length > 0 || !how) return wrong;
  const delivery: Delivery = how === 'electronic' ? { how } : { how, where: how === 'post' ? address : centre };
  const saved = await saveWhither(app, viewer, {
    ...{ id: draft.id, delivery, place: communes.length > 0 ? place : null, receivingAgency: centre },
    ...(revision === undefined ? {} : { revision }),
  });
  return saved.ok ? [] : [{ id: 'noi-nop', text: refusalSentence(language, saved) }];
}

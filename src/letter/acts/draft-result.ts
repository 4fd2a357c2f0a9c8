import type { Reader } from '#db/pool.server.ts';
import type { Acting } from '#db/transaction.ts';
import { type Ask, type DossierView, draftDecision, groundsOf, viewDossier } from '#dossier/index.ts';
import { holderOf } from '#forms/holder.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, refused } from '#kernel/outcome.ts';
import { dateAt } from '#kernel/time.ts';
import { type CaseName, fillTemplate, gapsIn, REASON_NAME, type Values } from '../rules/result-template.ts';
import { short } from '../rules/wording.ts';
import { templateOn } from '../sql/templates.ts';

/** What the names of a template stand for in this case. An answer that was left empty has no value. */
export function valuesOf({ dossier, definition, answers, agencies }: DossierView): Values {
  const day = dateAt(dossier.submittedAt);
  const { address } = holderOf(definition, dossier.answers, { today: day });
  const of: Record<CaseName, string> = {
    ho_ten: dossier.ownerName,
    so_dinh_danh: dossier.ownerNumber ?? '',
    dia_chi: address ? [address.detail, address.text].filter(Boolean).join(', ') : '',
    ma_ho_so: dossier.code,
    ma_thu_tuc: dossier.procedure,
    ten_thu_tuc: dossier.procedureName,
    ngay_tiep_nhan: short(dateAt(dossier.receivedAt ?? dossier.submittedAt)),
    co_quan: agencies[dossier.competentAgency]?.vi ?? '',
    trung_tam: agencies[dossier.receivingAgency]?.vi ?? '',
  };
  const rows = answers.flatMap((section) => section.rows).filter(({ isEmpty }) => !isEmpty);
  return new Map([
    ...Object.entries(of),
    ...rows.map(({ field, lines }) => [`khai.${field}`, lines.join('; ')] as const),
  ]);
}

/** Stands for the ground on the officer's form, until one is chosen. */
const REASON_TO_COME = '‹lý do đã chọn›';

/** A procedure's result filled in for this case, and which articles may be written anew; nothing without a template. */
export async function resultDraft(
  reader: Reader,
  realm: string,
  view: DossierView,
  { day, declines = false }: { readonly day: ReturnType<typeof dateAt>; readonly declines?: boolean },
) {
  const template = await templateOn(reader, realm, view.dossier.procedure, day, declines);
  if (!template) return undefined;
  const document = fillTemplate(template, new Map([...valuesOf(view), [REASON_NAME, REASON_TO_COME]]));
  return { document, open: template.content.articles.map(({ isOpen }) => isOpen) };
}

export interface ResultAsk extends Ask {
  /** What was written in the open articles, by their place. */
  readonly open: Readonly<Record<number, string>>;
  /** For a result that declines: one of the procedure's grounds, by its place in the list. */
  readonly declines?: { readonly ground: number };
}

/** Dự thảo kết quả theo mẫu: filled in by the program from the case as it stands, the open articles as the officer wrote them. */
export async function draftFromTemplate(
  app: Acting & { readonly read: Reader },
  viewer: Viewer,
  { open, declines, ...ask }: ResultAsk,
): Promise<Outcome<{ seq: number }>> {
  const now = app.clock.now();
  const view = await viewDossier(app.read, app.realm, { viewer, code: ask.code, now, language: 'vi' });
  if (!view) return refused('not-found');
  const { procedure } = view.dossier;
  const template = await templateOn(app.read, app.realm, procedure, dateAt(now), declines !== undefined);
  if (!template) return refused('template-missing', { procedure });
  const grounds = declines ? await groundsOf(app.read, app.realm, view.dossier) : [];
  const reason = grounds[declines?.ground ?? -1];
  if (declines && reason === undefined) return refused('ground-needed', { article: 'NĐ 118/2025 Đ19.3' });
  const document = fillTemplate(template, new Map([...valuesOf(view), [REASON_NAME, reason ?? '']]), open);
  if (gapsIn(document)) return refused('result-gap');
  const body = document.articles.map(({ lead, text }) => [lead, text].filter(Boolean).join(' ')).join('\n');
  // The revision that was looked at, also where the page said none: what is filled in is what the case said then.
  const revision = ask.revision ?? view.dossier.revision;
  const said = { ...ask, revision, title: document.subject, body, document };
  return draftDecision(app, viewer, { ...said, grants: !declines, ...declines });
}

import type { Reader } from '#db/pool.server.ts';
import type { Acting } from '#db/transaction.ts';
import { type Ask, type DossierView, draftDecision, viewDossier } from '#dossier/index.ts';
import { holderOf } from '#forms/holder.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, refused } from '#kernel/outcome.ts';
import { dateAt } from '#kernel/time.ts';
import { type CaseName, fillTemplate, gapsIn, type Values } from '../rules/result-template.ts';
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

/** A procedure's result filled in for this case, and which articles may be written anew; nothing without a template. */
export async function resultDraft(reader: Reader, realm: string, view: DossierView, day: ReturnType<typeof dateAt>) {
  const template = await templateOn(reader, realm, view.dossier.procedure, day);
  if (!template) return undefined;
  const document = fillTemplate(template, valuesOf(view));
  return { document, open: template.content.articles.map(({ isOpen }) => isOpen) };
}

export interface ResultAsk extends Ask {
  /** What was written in the open articles, by their place. */
  readonly open: Readonly<Record<number, string>>;
}

/** Dự thảo kết quả theo mẫu: filled in by the program from the case as it stands, the open articles as the officer wrote them. */
export async function draftFromTemplate(
  app: Acting & { readonly read: Reader },
  viewer: Viewer,
  { open, ...ask }: ResultAsk,
): Promise<Outcome<{ seq: number }>> {
  const now = app.clock.now();
  const view = await viewDossier(app.read, app.realm, { viewer, code: ask.code, now, language: 'vi' });
  if (!view) return refused('not-found');
  const { procedure } = view.dossier;
  const template = await templateOn(app.read, app.realm, procedure, dateAt(now));
  if (!template) return refused('template-missing', { procedure });
  const document = fillTemplate(template, valuesOf(view), open);
  if (gapsIn(document)) return refused('result-gap');
  const body = document.articles.map(({ lead, text }) => [lead, text].filter(Boolean).join(' ')).join('\n');
  // The revision that was looked at, also where the page said none: what is filled in is what the case said then.
  const revision = ask.revision ?? view.dossier.revision;
  return draftDecision(app, viewer, { ...ask, revision, grants: true, title: document.subject, body, document });
}

import { dateAt, type Instant } from '#kernel/time.ts';
import { render } from './render/render.ts';
import { fillTemplate, namesIn, type TemplateEdition, textsOf } from './rules/result-template.ts';

/** A template as the page it makes, each name in angle quotes where its value will stand. It is marked as a draft. */
export function templatePreview(edition: TemplateEdition, { place, now }: { place: string; now: Instant }) {
  const names = textsOf(edition.content).flatMap(({ text }) => namesIn(text));
  const document = fillTemplate(edition, new Map(names.map((name) => [name, `‹${name}›`])));
  const { title, subject, grounds, authority, articles, facts, recipients } = document;
  const dossier = {
    ...{ code: '‹ma_ho_so›', procedure: { code: edition.procedure, name: '‹ten_thu_tuc›' } },
    applicant: { kind: 'person' as const, name: '‹ho_ten›', address: '‹dia_chi›' },
  };
  return render(
    'decision',
    {
      ...{
        head: { agency: '‹co_quan›', place, date: dateAt(now) },
        desk: '‹trung_tam›',
        dossier,
        qr: edition.procedure,
      },
      ...{
        title,
        subject,
        grounds,
        facts,
        recipients,
        paragraphs: articles,
        signer: { role: ['‹CHỨC VỤ›'], name: '' },
      },
      ...{ isDraft: true, ...(authority ? { authority } : {}), ...(edition.isDemo ? { isDemo: true } : {}) },
    },
    { asOf: now },
  );
}

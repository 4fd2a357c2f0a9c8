import { dateAt } from '#kernel/time.ts';
import {
  findingsIn,
  formNames,
  groundsIn,
  type ResultTemplate,
  type TemplateText,
  templatesOf,
} from '#letter/index.ts';
import { filingOf } from '#procedure/index.ts';
import { text } from '../../../forms.ts';

/** A form's fields, by the part of the template each writes. */
const FIELDS: Readonly<Record<keyof TemplateText, string>> = {
  ...{ title: 'ten-loai', series: 'viet-tat', subject: 'trich-yeu', grounds: 'can-cu', authority: 'tham-quyen' },
  ...{ articles: 'dieu-khoan', facts: 'noi-dung', recipients: 'noi-nhan', typeCode: 'ma-ket-qua' },
  ...{ months: 'so-thang', source: 'nguon' },
};

const MOST_LETTERS = 40_000;

export const readTemplate = (form: FormData): TemplateText =>
  Object.fromEntries(
    Object.entries(FIELDS).map(([part, name]) => [part, text(form, name).slice(0, MOST_LETTERS)]),
  ) as unknown as TemplateText;

/** A procedure the realm's officers know, or nothing. */
export async function procedureNamed({ app }: App.Locals, code: string) {
  const date = dateAt(app.clock.now());
  return filingOf(app.read, { realm: app.realm, viewer: { officer: true }, province: undefined, code, date });
}

type Content = NonNullable<Awaited<ReturnType<typeof procedureNamed>>>['content'];

/** A new template begins with the procedure's own grounds and the name of its result; one that declines, with the sentence that says why. */
export const begun = (content: Content, declines: boolean): ResultTemplate =>
  declines ? refusing(content) : own(content);

/** A notice under the office's own head (NĐ 30/2020, annex III: TB); what it says besides the reason is the officer's. */
const refusing = (content: Content): ResultTemplate => ({
  ...own(content),
  ...{ title: 'Thông báo', series: 'TB', subject: 'Về việc không giải quyết hồ sơ {{ma_ho_so}}', typeCode: null },
  articles: [
    {
      lead: '1.',
      text: '{{co_quan}} không giải quyết hồ sơ {{ma_ho_so}} của {{ho_ten}} về {{ten_thu_tuc}}.',
      isOpen: false,
    },
    { lead: '2.', text: 'Lý do: {{ly_do}}.', isOpen: false },
    { lead: '3.', text: 'Hướng dẫn thực hiện tiếp theo.', isOpen: true },
  ],
});

const own = (content: Content): ResultTemplate => ({
  ...{ title: content.results[0]?.name ?? '', series: '', subject: '', authority: '', articles: [], facts: [] },
  grounds: groundsIn(content.legalBasis),
  recipients: ['{{ho_ten}};', '{{trung_tam}};', 'Lưu: VT.'],
  ...{ typeCode: content.results[0]?.nationalCode ?? null, validity: { kind: 'open' }, source: '' },
});

/** What the page of a procedure's template shows: the draft, else the last edition, else a beginning. */
export async function templatePage({ app }: App.Locals, code: string, content: ResultTemplate, declines: boolean) {
  const editions = await templatesOf(app.read, app.realm, code, declines);
  const draft = editions.find(({ publishedAt }) => publishedAt === null);
  const shown = editions[0]?.content ?? content;
  return {
    ...{ shown, revision: draft?.revision ?? 0, hasDraft: draft !== undefined },
    editions: editions.map(({ edition, validFrom }) => ({ edition, validFrom })),
    findings: await findingsIn(app.read, code, shown, declines),
    names: [...(await formNames(app.read, code)).keys()],
  };
}

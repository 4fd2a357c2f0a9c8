import type { Access } from '#identity/index.ts';
import { formTitle, periodTitle, reportWorkbook, sourceNotes, tablesOf } from '#scorecard/index.ts';
import { formatDay } from '#ui/format.ts';
import { languages } from '#words/index.ts';
import { anyFormOf } from '../../../../asked.ts';
import { attached, enteredLines, lastOrNow } from '../../../../papers.ts';
import type { RequestHandler } from './$types';

export const _access: Access = ['leader', 'unit-head', 'clerk', 'controller', 'supervisor'];

export const GET: RequestHandler = async ({ locals, params }) => {
  const { language } = locals;
  const asked = await anyFormOf(locals, params);
  const { agency, period, form } = asked;
  const { rows, sources } = await lastOrNow(locals, asked);
  const { report, reportMore } = languages[language];
  const unit = language === 'vi' ? agency.nameVi : agency.nameEn;
  const notes = [...enteredLines(language, rows), ...(form === '07b' ? sourceNotes(language, sources) : [])];
  const bytes = await reportWorkbook(tablesOf(language, { form, rows, unit }), {
    ...{ form: reportMore.number(form), title: formTitle(language, form), unit, notes },
    period: `${periodTitle(language, period)}, ${report.span(formatDay(language, period.from), formatDay(language, period.to))}`,
  });
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return new Response(new Uint8Array(bytes), {
    headers: attached(type, `bieu-${form}-${agency.code}-${period.name}.xlsx`),
  });
};

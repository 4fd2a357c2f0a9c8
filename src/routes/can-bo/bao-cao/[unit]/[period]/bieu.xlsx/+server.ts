import type { Access } from '#identity/index.ts';
import { periodTitle, reportWorkbook, viewReport } from '#scorecard/index.ts';
import { formatDay } from '#ui/format.ts';
import { languages } from '#words/index.ts';
import { reportOf } from '../../../asked.ts';
import type { RequestHandler } from './$types';

export const _access: Access = ['leader', 'unit-head', 'clerk', 'controller', 'supervisor'];

/** The last version sent, or the report as it stands while none was. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const { app, language } = locals;
  const { period, agency } = await reportOf(locals, params);
  const view = await viewReport(app.read, app.realm, { unit: agency.code, period, now: app.clock.now() });
  const words = languages[language].report;
  const [from, to] = [formatDay(language, period.from), formatDay(language, period.to)];
  const bytes = await reportWorkbook(view.sent[0]?.rows ?? view.rows, {
    ...{ form: words.form(view.form), title: words.formTitle, total: words.total, column: words.column },
    unit: language === 'vi' ? agency.nameVi : agency.nameEn,
    period: `${periodTitle(language, period)}, ${words.span(from, to)}`,
  });
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'cache-control': 'no-store',
      'content-disposition': `attachment; filename="bieu-${view.form}-${agency.code}-${period.name}.xlsx"`,
    },
  });
};

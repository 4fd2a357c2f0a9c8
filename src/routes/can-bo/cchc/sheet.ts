import { error } from '@sveltejs/kit';
import { dateAt } from '#kernel/time.ts';
import { PAR_STAGES, type ParSheetView, type ParStage, viewSheet } from '#scorecard/index.ts';

/** The sheet an address names, if the viewer sees it; else there is none. */
export async function sheetOf(
  { app, viewer }: App.Locals,
  { year, unit }: { year: string; unit: string },
): Promise<ParSheetView> {
  const asked = /^\d{4}$/.test(year) && { year: Number(year), unit, today: dateAt(app.clock.now()) };
  return (asked && (await viewSheet(app.read, app.realm, viewer, asked))) || error(404);
}

/** The stage a form was sent for: the one its page showed, so that what was decided meanwhile is noticed. */
export const stageIn = (typed: string): ParStage => PAR_STAGES.find((one) => one === typed) ?? error(404);

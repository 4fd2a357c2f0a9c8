import { error } from '@sveltejs/kit';
import { isAsked, isExtra, mostOf, PAR_STAGES, type ParSheetView, worksOnStage } from '#scorecard/index.ts';
import { languages, refusalSentence } from '#words/index.ts';
import { toldIn } from '../../filing/told.ts';

/** What the page of one criterion shows, and whether the viewer may give points or explain now. */
export function subjectPage({ viewer, language }: App.Locals, sheet: ParSheetView, subject: string, url: URL) {
  const most = mostOf(sheet, subject) ?? error(404);
  const words = languages[language].par.sheet;
  const row = sheet.criteria.find(({ code }) => code === subject);
  const title = row
    ? `${row.code}. ${language === 'vi' ? row.titleVi : row.titleEn}`
    : words.extra[isExtra(subject) ? subject : error(404)];
  const entries = PAR_STAGES.flatMap((at) =>
    sheet.entries.filter((one) => one.subject === subject && one.stage === at),
  );
  const leaves = sheet.criteria.filter(({ isLeaf }) => isLeaf).map(({ code }) => code);
  const next = row && leaves[leaves.indexOf(subject) + 1];
  const { stage } = sheet;
  const works =
    stage !== 'done' &&
    worksOnStage(viewer, sheet, stage) &&
    (stage !== 'explain' || isAsked(sheet, subject)) &&
    !(subject === 'survey' && stage === 'self');
  const told = toldIn(url);
  return {
    ...{ most, title, entries, next, year: sheet.year, unit: sheet.unit, subject },
    unitName: language === 'vi' ? sheet.nameVi : sheet.nameEn,
    evidence: sheet.evidence.filter((one) => one.subject === subject),
    open: works ? { stage, now: entries.find((one) => one.stage === stage) } : undefined,
    ...{ saved: url.searchParams.has('da-luu'), removed: url.searchParams.has('da-bo') },
    told: told ? [{ id: 'tep', text: refusalSentence(language, told) }] : [],
  };
}

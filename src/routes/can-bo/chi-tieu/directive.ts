import { error } from '@sveltejs/kit';
import { listAgencies } from '#agency/index.ts';
import type { Viewer } from '#identity/index.ts';
import { isUuid } from '#kernel/text.ts';
import { dateAt } from '#kernel/time.ts';
import {
  findDirective,
  mayReadBoard,
  READY_TARGETS,
  readPoints,
  setsTargets,
  TARGET_INDICATORS,
  type TargetLine,
  targetsOfDirective,
  valuesFrom,
  withProgress,
} from '#scorecard/index.ts';
import { languages, refusalSentence } from '#words/index.ts';
import { toldIn } from '../../filing/told.ts';

export const isId = (text: string): boolean => isUuid(text);

/** More than the agencies of any province, rooms left out below. */
const MOST = 2_000;

/** A share as typed, `80` or `62,5`, in hundredths of a percent; 0, which no target has, if it is none. */
export const shareIn = (typed: string): number => readPoints(typed.replace(/\s*%$/, '')) ?? 0;

export const fieldOf = (code: string): string =>
  ({
    'target-indicator': 'chi-so',
    'target-known': 'chi-so',
    'target-value': 'muc',
    'target-due': 'han',
    'officer-unknown': 'nguoi',
  })[code] ?? 'don-vi';

/** The targets behind whose value the viewer may see the dossiers. */
export const listsOf = (realm: string, viewer: Viewer, lines: readonly TargetLine[]): string[] =>
  lines.flatMap(({ id, unit }) => (viewer.kind === 'officer' && mayReadBoard(realm, viewer.posts, unit) ? [id] : []));

/** A directive with its targets; to who sets targets, also what a new one may be set on and where. */
export async function directivePage({ app, viewer, language }: App.Locals, id: string, url: URL) {
  const directive = (isId(id) && (await findDirective(app.read, app.realm, viewer, id))) || error(404);
  const today = dateAt(app.clock.now());
  const targets = await targetsOfDirective(app.read, app.realm, viewer, id);
  const sets = setsTargets(viewer, app.realm);
  const agencies = sets ? await listAgencies(app.read, app.realm, { day: today, limit: MOST }) : [];
  const told = toldIn(url);
  const chosen = READY_TARGETS.find(({ key }) => key === url.searchParams.get('mau'));
  const words = languages[language].target;
  const lines = await withProgress(targets, valuesFrom(app.read, app.realm), today);
  return {
    ...{ desk: true, directive, sets, saved: url.searchParams.has('da-luu') },
    ...{ lines, lists: listsOf(app.realm, viewer, lines) },
    // Rooms answer for nothing by themselves.
    units: agencies
      .filter(({ kind }) => kind !== 'division')
      .map(({ code, nameVi, nameEn }) => ({ value: code, label: language === 'vi' ? nameVi : nameEn })),
    indicators: TARGET_INDICATORS.map((value) => ({ value, label: words.indicator[value] })),
    ready: READY_TARGETS,
    typed: (chosen ? { 'chi-so': chosen.indicator, muc: String(chosen.wanted / 100) } : {}) as Record<string, string>,
    told: told ? [{ id: 'tep', text: refusalSentence(language, told) }] : [],
  };
}

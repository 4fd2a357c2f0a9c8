import { error } from '@sveltejs/kit';
import type { Viewer } from '#identity/index.ts';
import { noteLook, officerNamed, officerSheet, openedSheet } from '#scorecard/index.ts';
import type { App } from '../../../../../app.ts';
import { evaluationAsked, isOfficerId } from '../../asked.ts';

/** Whose figures an address means, if they are this viewer's to see; that somebody else looked is written down. */
export async function openedAsked(app: App, viewer: Viewer, officer: string, url: URL, figure?: string) {
  const asked = evaluationAsked(app, url);
  if (!isOfficerId(officer)) error(404);
  const opened = await openedSheet(app.read, asked, viewer, officer, url.searchParams.get('don-vi'));
  const name = opened && (await officerNamed(app.read, app.realm, officer));
  if (!opened || name === undefined) error(404);
  await noteLook(app, viewer, { about: officer, period: asked.period, unit: null, ...(figure ? { figure } : {}) });
  return { asked, ...opened, name };
}

/** The same with the sheet itself. */
export async function sheetAsked(app: App, viewer: Viewer, officer: string, url: URL) {
  const opened = await openedAsked(app, viewer, officer, url);
  return { ...opened, sheet: await officerSheet(app.read, opened.asked, officer, opened.unit) };
}

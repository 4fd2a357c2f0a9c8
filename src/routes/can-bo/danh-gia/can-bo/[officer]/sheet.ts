import { error } from '@sveltejs/kit';
import type { Viewer } from '#identity/index.ts';
import { noteLook, officerNamed, officerSheet, openedSheet } from '#scorecard/index.ts';
import type { App } from '../../../../../app.ts';
import { evaluationAsked, isOfficerId } from '../../asked.ts';

/** The sheet an address means, if it is this viewer's to see; that somebody else looked is written down. */
export async function sheetAsked(app: App, viewer: Viewer, officer: string, url: URL, figure?: string) {
  const asked = evaluationAsked(app, url);
  if (!isOfficerId(officer)) error(404);
  const opened = await openedSheet(app.read, asked, viewer, officer, url.searchParams.get('don-vi'));
  const name = opened && (await officerNamed(app.read, app.realm, officer));
  if (!opened || name === undefined) error(404);
  const { unit, posts, isOwn } = opened;
  const sheet = await officerSheet(app.read, asked, officer, unit);
  await noteLook(app, viewer, { about: officer, period: asked.period, unit: null, ...(figure ? { figure } : {}) });
  return { asked, sheet, unit, posts, isOwn, name };
}

import { error } from '@sveltejs/kit';
import type { Viewer } from '#identity/index.ts';
import { type BoardQuestion, boardUnits, mayReadBoard } from '#scorecard/index.ts';
import type { App } from '../../../app.ts';
import { boardAsked } from '../../bang-diem/asked.ts';

/** Which board a leader means: `?don-vi=H48.14`, else the widest of the own. One that is not the viewer's is not there. */
export function ownBoard(app: App, viewer: Viewer, url: URL): BoardQuestion & { own: string[] } {
  if (viewer.kind !== 'officer') error(404);
  const own = boardUnits(app.realm, viewer.posts);
  const unit = url.searchParams.get('don-vi') ?? own[0];
  if (unit === undefined || !mayReadBoard(app.realm, viewer.posts, unit)) error(404);
  return { ...boardAsked(app, url, unit), own };
}

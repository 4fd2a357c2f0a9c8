import { error } from '@sveltejs/kit';
import type { Reading } from '#notice/index.ts';

/** Whose notices the page shows: an officer's of the office's matters, a citizen's own. */
export function readingOf({ viewer }: App.Locals): Reading {
  if (viewer.kind === 'officer') return { officer: viewer.id };
  return viewer.kind === 'citizen' ? viewer.id : error(404);
}

export const isNoticeId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

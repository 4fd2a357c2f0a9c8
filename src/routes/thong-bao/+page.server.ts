import { redirect } from '@sveltejs/kit';
import { type Access, workEmailOf } from '#identity/index.ts';
import { noticesOf, noticeText, readOwn, unreadCount } from '#notice/index.ts';
import type { Actions, PageServerLoad } from './$types';
import { isNoticeId, readingOf } from './reading.ts';

export const _access: Access = 'signed-in';

const PAGE = 20;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { app, language, officer } = locals;
  const asked = url.searchParams.get('truoc') ?? '';
  const before = isNoticeId(asked) ? asked : undefined;
  const found = await noticesOf(app.read, app.realm, readingOf(locals), { before, limit: PAGE + 1 });
  const notices = found.slice(0, PAGE).map(({ id, kind, dossier, facts, madeAt, readAt }) => ({
    ...{ id, madeAt, unread: readAt === null },
    title: noticeText(language, kind, dossier, facts).title,
  }));
  const older = found.length > PAGE ? notices.at(-1)?.id : undefined;
  return {
    ...{ notices, older, first: before === undefined, mails: app.settings.smtpUrl !== undefined },
    ...{ desk: officer !== undefined, allRead: url.searchParams.has('da-doc') },
    anyUnread: (await unreadCount(app.read, app.realm, readingOf(locals))) > 0,
    noAddress: officer !== undefined && (await workEmailOf(app.read, app.realm, officer.id)) === null,
  };
};

export const actions: Actions = {
  'doc-het': async ({ locals }) => {
    await readOwn(locals.app.read, locals.app.realm, readingOf(locals), locals.app.clock.now());
    redirect(303, '/thong-bao?da-doc=1');
  },
};

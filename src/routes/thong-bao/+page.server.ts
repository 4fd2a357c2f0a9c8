import { error } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { noticesOf, noticeText } from '#notice/index.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'citizen';

const PAGE = 20;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const load: PageServerLoad = async ({ locals: { app, citizen, language }, url }) => {
  if (!citizen) error(404);
  const before = url.searchParams.get('truoc')?.match(UUID)?.[0];
  const found = await noticesOf(app.read, app.realm, citizen.id, { before, limit: PAGE + 1 });
  const notices = found.slice(0, PAGE).map(({ id, kind, dossier, facts, madeAt, readAt }) => ({
    ...{ id, madeAt, unread: readAt === null },
    title: noticeText(language, kind, dossier, facts).title,
  }));
  const older = found.length > PAGE ? notices.at(-1)?.id : undefined;
  return { notices, older, first: before === undefined, mails: app.settings.smtpUrl !== undefined };
};

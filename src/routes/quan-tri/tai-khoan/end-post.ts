import type { RequestEvent } from '@sveltejs/kit';
import { endAppointment } from '#identity/index.ts';
import { refused } from '#kernel/outcome.ts';
import { text, wrongField } from '../../forms.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Ends the post a form names; what to tell if it could not be. */
export async function endPost(event: RequestEvent) {
  const { app, officer } = event.locals;
  const post = text(await event.request.formData(), 'vai-tro');
  const done = UUID.test(post)
    ? await endAppointment(app, `officer:${officer?.id ?? ''}`, post)
    : refused('post-unknown');
  return done.ok ? undefined : wrongField(`vai-tro-${post}`, done, {}, event);
}

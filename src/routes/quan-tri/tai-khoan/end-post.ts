import type { RequestEvent } from '@sveltejs/kit';
import { endAppointment } from '#identity/index.ts';
import { refused } from '#kernel/outcome.ts';
import { isUuid } from '#kernel/text.ts';
import { text, wrongField } from '../../forms.ts';

/** Ends the post a form names; what to tell if it could not be. */
export async function endPost(event: RequestEvent) {
  const { app, officer } = event.locals;
  const post = text(await event.request.formData(), 'vai-tro');
  const done = isUuid(post) ? await endAppointment(app, `officer:${officer?.id ?? ''}`, post) : refused('post-unknown');
  return done.ok ? undefined : wrongField(`vai-tro-${post}`, done, {}, event);
}

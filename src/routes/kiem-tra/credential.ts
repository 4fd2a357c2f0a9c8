import { fail, type RequestEvent } from '@sveltejs/kit';
import { checkResult } from '#letter/index.ts';
import { checkCredential, LARGEST_CREDENTIAL } from '#signatures/index.ts';

/** What stands in the box, else in the file. */
async function given(request: Request): Promise<string> {
  const form = await request.formData();
  const [text, file] = [form.get('chung-chi'), form.get('tep-chung-chi')];
  if (typeof text === 'string' && text.trim() !== '') return text.trim();
  return file instanceof File && file.size <= LARGEST_CREDENTIAL ? (await file.text()).trim() : '';
}

/**
 * What a pasted or dropped credential is worth, and how the result stands today where it is one of ours. Nothing of it is kept: it says whose it is.
 */
export async function readCredential(event: RequestEvent) {
  const { app } = event.locals;
  const { origin } = app.settings;
  const text = await given(event.request);
  const found = text === '' ? undefined : checkCredential(text, await app.signing.trust(app.clock.now()));
  if (!found) return fail(422, { credential: undefined, unread: true });
  const { claims, ...rest } = found;
  const address = claims.get('check');
  const isOurs = found.flaws.length === 0 && found.issuer === origin && typeof address === 'string';
  const token = isOurs ? address.slice(`${origin}/kiem-tra/`.length) : undefined;
  const today = token ? await checkResult(app, { token, address: event.getClientAddress() }) : undefined;
  const shown = [...claims].map(([name, value]) => ({
    ...{ name, value: typeof value === 'string' ? value : JSON.stringify(value) },
  }));
  return { unread: false, credential: { ...rest, shown, token, result: today?.ok ? today.value : undefined } };
}

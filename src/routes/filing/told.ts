import { type Refused, refused } from '#kernel/outcome.ts';
import { languages } from '#words/index.ts';
import type { RefusalCode } from '#words/refusal.ts';

/** Facts that may travel in an address: figures and kinds of file, never what somebody else could have written there. */
const FACTS = ['limit', 'accepted', 'most', 'files', 'pages', 'page', 'virus'] as const;
const PLAIN = /^[\p{L}\d ,.]{1,60}$/u;
/** The scanner's name of a virus: one word, so that no link can make the page say a sentence. */
const VIRUS = /^[\w.:-]{1,60}$/;

/** A refusal as the query of the page that tells it: an upload is answered by a redirection, so that a reload sends nothing again. */
export function queryOf({ code, facts }: Refused): URLSearchParams {
  const query = new URLSearchParams({ loi: code });
  for (const name of FACTS) if (facts[name] !== undefined) query.set(name, String(facts[name]));
  return query;
}

/** The refusal an address tells, if it is one. */
export function toldIn(url: URL): Refused | undefined {
  const code = url.searchParams.get('loi');
  if (code === null || !Object.hasOwn(languages.vi.refusal, code)) return undefined;
  const facts = FACTS.flatMap((name) => {
    const value = url.searchParams.get(name);
    return value !== null && (name === 'virus' ? VIRUS : PLAIN).test(value) ? [[name, value] as const] : [];
  });
  return refused(code as RefusalCode, Object.fromEntries(facts));
}

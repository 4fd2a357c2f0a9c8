import { COME_AGAIN } from '#db/faults.ts';
import type { Refused } from '#kernel/outcome.ts';
import { type Language, languages, refusalSentence } from '#words/index.ts';
import { statusOf } from './refusals.ts';

/** A page whole, for when no other can be drawn. */
export interface FaultPage {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The page shown while the database is away or a disk is full: it asks nothing of anything that could fail. */
export function faultPage(language: Language, why: Refused): FaultPage {
  const { ui } = languages[language];
  const title = ui.error.awayTitle;
  const body = `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${title} · Một Cửa</title>
    <link rel="stylesheet" href="/error.css" />
  </head>
  <body>
    <main>
      <h1>${title}</h1>
      <p>${refusalSentence(language, why)}</p>
      <p>${ui.error.awaySent}</p>
      <p>${ui.error.callWithoutCode}</p>
      <p><a href="/">${ui.error.goHome}</a></p>
    </main>
  </body>
</html>
`;
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...COME_AGAIN };
  return { status: statusOf(why.code), headers, body };
}

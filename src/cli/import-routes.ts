import { decideRoutes, routesFile } from '#procedure/index.ts';
import { formatCount } from '#ui/format.ts';
import { languages, refusalSentence } from '#words/index.ts';
import type { Call } from './command.ts';
import { tellWrong, withProvinceFile } from './province-file.ts';

/** `motcua import routes FILE.json`: where a province has its procedures filed, all of the file or, if one entry cannot be, none. */
export function importRoutesFile(call: Call, paths: readonly string[]): Promise<number> {
  const words = languages[call.language].data;
  return withProvinceFile(call, paths, {
    usage: words.routes.file,
    shape: routesFile,
    run: async (app, { routes }, path) => {
      const done = await decideRoutes(app, 'system:cli', routes);
      if (!done.ok) {
        const at = String(done.facts['at']);
        const sentence = refusalSentence(call.language, done);
        return tellWrong(call, `${path}, ${at}: ${sentence}\n${words.nothingChanged}`, {
          ...{ file: path, path: at, code: done.code },
        });
      }
      if (call.json) console.log(JSON.stringify({ ok: true, decided: done.value }));
      else console.log(words.routes.did(formatCount(call.language, done.value)));
      return 0;
    },
  });
}

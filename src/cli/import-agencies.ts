import { agencyFile, importAgencies } from '#agency/index.ts';
import { succeedAll } from '#dossier/index.ts';
import { formatCount } from '#ui/format.ts';
import { languages, refusalSentence } from '#words/index.ts';
import type { Call } from './command.ts';
import { tellWrong, withProvinceFile } from './province-file.ts';

/**
 * `motcua import agencies FILE.json`: a province's agencies by the acts that found, end and empower them; what agencies that
 * have ended by today left open goes to their successors. The first entry that cannot be ends it; the file mended goes on.
 */
export function importAgenciesFile(call: Call, paths: readonly string[]): Promise<number> {
  const { agencies: say } = languages[call.language].data;
  return withProvinceFile(call, paths, {
    usage: say.file,
    shape: agencyFile,
    run: async (app, file, path) => {
      const outcome = await importAgencies(app, 'system:cli', file);
      if ('bad' in outcome) {
        const { at, refused } = outcome.bad;
        const sentence = refusalSentence(call.language, refused);
        return tellWrong(call, `${path}, ${at}: ${sentence} ${say.before}`, {
          file: path,
          path: at,
          code: refused.code,
        });
      }
      const done = { ...outcome.done, moved: await succeedAll(app) };
      if (call.json) console.log(JSON.stringify({ ok: true, ...done }));
      else
        for (const [what, count] of Object.entries(done))
          console.log(say.did[what as keyof typeof done](formatCount(call.language, count)));
      return 0;
    },
  });
}

import { checkPublishedCommand } from './check-published.ts';
import type { Run } from './command.ts';
import { importCriteriaCommand } from './import-criteria.ts';
import { CalledWrongly, readArguments } from './manual.ts';

/** `motcua score …`: figures reckoned again, by anybody. */
export const score: Run = async (call) => {
  const { rest } = readArguments('score', call);
  const [name = '', ...more] = rest;
  if (name === 'check-published') return checkPublishedCommand(call, more);
  if (name === 'import-criteria') return importCriteriaCommand(call, more);
  throw new CalledWrongly(call.words.unknownArgument(name));
};

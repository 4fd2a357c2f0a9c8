import { type Language, languages, type Words } from '#words/index.ts';

/** How a command was called. */
export interface Call {
  /** The folder it was called in; paths among its arguments are relative to it. */
  readonly from: string;
  /** What followed its name, as it was typed. */
  readonly typed: readonly string[];
  /** The same without `--json`. */
  readonly argv: readonly string[];
  readonly json: boolean;
  readonly words: Words['cli'];
  readonly language: Language;
}

/** Answers the exit code: 0 good, 1 refused or failed, 2 called wrongly. */
export type Run = (call: Call) => Promise<number>;

/** What a command refuses to do, as the sentence for its operator. */
export class CommandRefused extends Error {}

/** MOTCUA_LANG, else the terminal's language when that is English, else Vietnamese. */
export function languageOf(env: Record<string, string | undefined>): Language {
  const wish = env['MOTCUA_LANG'] || env['LC_ALL'] || env['LANG'] || '';
  return /^en/i.test(wish) ? 'en' : 'vi';
}

export const wordsOf = (language: Language): Words['cli'] => languages[language].cli;

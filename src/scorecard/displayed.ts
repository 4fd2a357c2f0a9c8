import type { Reader } from '#db/pool.server.ts';
import type { BoardQuestion } from './board.ts';
import type { PetitionAbout } from './rules/facts.ts';
import { lastDayOf } from './rules/periods.ts';
import { petitionsAbout } from './rules/publications.ts';
import { kindsTold, petitionsIn } from './sql/imported.ts';

/** 5.1: codes by what they are about; null: nobody tells of petitions. */
export type PetitionKinds = Record<PetitionAbout | 'unsaid', readonly string[]>;

export async function petitionKinds(
  reader: Reader,
  { realm, unit, period }: Pick<BoardQuestion, 'realm' | 'unit' | 'period'>,
): Promise<PetitionKinds | null> {
  const told = await kindsTold(reader, realm, lastDayOf(period));
  if (!told.some(({ kind, code }) => kind === 'phan-anh' || (kind === 'nguon' && code === 'petitions'))) return null;
  return petitionsAbout(await petitionsIn(reader, realm, { ...period, unit }), period);
}

import type { Reader } from '#db/pool.server.ts';
import type { KnownOwner } from '../rules/owner.ts';

export async function personOf(reader: Reader, realm: string, id: string): Promise<KnownOwner> {
  const { rows } = await reader.query<KnownOwner>(
    `select full_name as "fullName", personal_number as "personalNumber", phone, email from person where realm = $1 and id = $2`,
    [realm, id],
  );
  const person = rows[0];
  if (!person) throw new Error('a draft without its person');
  return person;
}

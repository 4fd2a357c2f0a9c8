import assert from 'node:assert/strict';
import { demoCitizens } from '../../src/demo/e-id.ts';
import { claimsOf } from '../../src/integrations/e-id/people.ts';
import { type EIdClaims, readClaims } from '../../src/integrations/e-id/schema.ts';

export const ISSUER = 'https://e-id.example';

/** The claims of a person of the demonstration, as the issuer sends them; `sub` if the account is another. */
export function claimsFor(userName: string, sub?: string): EIdClaims {
  const one = demoCitizens().people.find((person) => person.userName === userName);
  assert.ok(one, userName);
  const claims = readClaims(claimsOf(one, sub ?? one.techId, ISSUER));
  assert.ok(claims);
  return claims;
}

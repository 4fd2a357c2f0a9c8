export { type Appointment, appoint } from './acts/appoint.ts';
export { askForCode } from './acts/ask-for-code.ts';
export { beginEId, endEId } from './acts/begin-e-id.ts';
export { type GivenToken, giveClientToken, type Machine, machineOf } from './acts/client-token.ts';
export { type MadeClient, makeClient, renewSecret, revokeClient } from './acts/clients.ts';
export { closeAccount } from './acts/close-account.ts';
export { endAppointment } from './acts/end-appointment.ts';
export { enrolOfficer } from './acts/enrol-officer.ts';
export { forgetUnsent, keepUnsent, unsentOf } from './acts/keep-unsent.ts';
export { knowFiledFor, knowPerson, meetFiledFor, type Named } from './acts/know-person.ts';
export { viewerOf } from './acts/look-up-session.ts';
export {
  type OwnAccount,
  ownAccount,
  setContact,
  signOutEverywhere,
  withdrawConsent,
} from './acts/own-account.ts';
export { type OwnPassword, setOwnPassword } from './acts/own-password.ts';
export { forgetRates, openRates } from './acts/rates.ts';
export { type CodesSealed, lostCodes, sealCodes } from './acts/seal-codes.ts';
export { choosePassword, setPassword } from './acts/set-password.ts';
export { setWorkEmail } from './acts/set-work-email.ts';
export { type Caller, giveCode, type SignedIn, signIn } from './acts/sign-in.ts';
export { type CitizenSignedIn, signInCitizen } from './acts/sign-in-citizen.ts';
export { signOut } from './acts/sign-out.ts';
export { arrangeSubstitution, endSubstitution, type SubstituteAsk, substitute } from './acts/substitute.ts';
export { giveTemporaryPassword, openAccount } from './acts/temporary-password.ts';
export { type CountedTry, countTry, forgiveTry } from './acts/throttle.ts';
export {
  type Access,
  ANYONE,
  type Citizen,
  isRole,
  mayEnter,
  type Post,
  ROLES,
  type Role,
  rolesOf,
  type StandsIn,
  type Viewer,
  WORKING_ROLES,
  workingUnits,
} from './rules/access.ts';
export { type ClientWish, clientState, isScope, SCOPES, type Scope } from './rules/client.ts';
export { isPurpose, type Purpose } from './rules/consent.ts';
export { type Contact, emailIn } from './rules/contact.ts';
export { safeReturn } from './rules/return-path.ts';
export { mayArrange, officesOf } from './rules/substitution.ts';
export { readUnsent } from './rules/unsent.ts';
export { hashPassword, type PasswordHash } from './secrets/password.ts';
export { hashOfToken, newToken } from './secrets/token.ts';
export { type Account, type AccountPost, listAccounts } from './sql/accounts.ts';
export { type ClientRow, firstUse, type ListedClient, listClients } from './sql/clients.ts';
export { rememberTitle, signerTitleOf, workEmailOf } from './sql/officers.ts';
export { type OnDuty, officersInRoles, unitsOf, withSubstitutes } from './sql/on-duty.ts';
export { heldAt, type NamedPost, namedPostsOn, POSTS_ON, postsOn } from './sql/posts.ts';
export {
  type Absence,
  absencesAt,
  absencesOf,
  type Colleague,
  colleagues,
  MOST_COLLEAGUES,
} from './sql/substitutions.ts';

import { X509Certificate } from 'node:crypto';
import { flawsOf, pathTo } from './chain.ts';
import { type Container, readContainer } from './container.ts';
import { MOST_SIGNATURES, type Placed, signaturesIn } from './ranges.ts';
import { isOnlySigned } from './revisions.ts';
import { type Revocations, readRevocations, standingOf } from './revocation.ts';
import { type ClockTrust, timeStamped } from './time-stamp.ts';
import type { PdfSignature, PdfSignatures, SignatureFlaw, Trust } from './types.ts';

/** Larger files are not looked into: nobody files one, and it would be held in memory whole. */
const LARGEST = 256 << 20;

interface Believed {
  readonly roots: readonly X509Certificate[];
  readonly between: readonly X509Certificate[];
  readonly revocations: Revocations;
  readonly clock: ClockTrust;
  readonly trust: Trust;
}

/** From what is worst. */
const ORDER: readonly SignatureFlaw[] = [
  ...(['unreadable', 'range-wrong', 'altered', 'forged', 'changed-after', 'weak'] as const),
  ...(['revoked', 'untrusted', 'not-for-signing', 'expired'] as const),
];

/** What the signatures of a PDF are worth. Never throws for what is in the file; bounded in time by its size. */
export async function verifyPdf(pdf: Uint8Array, trust: Trust): Promise<PdfSignatures> {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.length);
  const nothing = { changedAfterSigning: false, signatures: [] };
  if (file.length > LARGEST || file.subarray(0, 1024).indexOf('%PDF-') < 0)
    return { verdict: 'unreadable', ...nothing };
  const placed = signaturesIn(file);
  if (placed.length === 0) return { verdict: 'unsigned', ...nothing };
  if (placed.length > MOST_SIGNATURES) return { verdict: 'bad', ...nothing };
  const believed = believe(trust);
  const signatures: PdfSignature[] = [];
  for (const one of placed) signatures.push(await judge(file, one, placed, believed));
  const changed = signatures.some(({ flaws }) => flaws.includes('changed-after'));
  const isBad = signatures.some(({ flaws }) => flaws.some((flaw) => flaw !== 'changed-after'));
  return { verdict: isBad ? 'bad' : changed ? 'changed-after' : 'good', changedAfterSigning: changed, signatures };
}

function believe(trust: Trust): Believed {
  const read = (all: readonly Uint8Array[] = []) => all.map((der) => new X509Certificate(der));
  const [roots, between] = [read(trust.roots), read(trust.between)];
  const revocations = readRevocations(trust.crls ?? [], trust.ocsps ?? []);
  const clock = { roots: trust.timeRoots ? read(trust.timeRoots) : roots, between, revocations, now: trust.now };
  return { roots, between, revocations, clock, trust };
}

const NOBODY = { signer: '', organisation: '', issuer: '', serial: '' };

async function judge(file: Buffer, one: Placed, all: readonly Placed[], believed: Believed): Promise<PdfSignature> {
  const base = {
    ...{ ...NOBODY, claimedAt: one.claimedAt, stampedAt: null, revocationKnown: false, end: one.end },
    coversWholeFile: one.end === file.length,
  };
  if (!one.container) return { ...base, flaws: ['range-wrong'] };
  const parts = [file.subarray(0, one.open), file.subarray(one.close, one.end)];
  const changed: SignatureFlaw[] = (await changedAfter(file, one, all)) ? ['changed-after'] : [];
  if (one.subFilter === 'ETSI.RFC3161') return { ...base, ...clockOnly(one.container, parts, believed, changed) };
  const isKnown = one.subFilter === 'ETSI.CAdES.detached' || one.subFilter === 'adbe.pkcs7.detached';
  const container = isKnown ? readContainer(one.container, parts) : undefined;
  if (!container) return { ...base, flaws: ['unreadable', ...changed] };
  const claimedAt = container.claimedAt ?? one.claimedAt;
  const found = standing(container, believed);
  return { ...base, ...namesOf(container.signer), ...found, claimedAt, flaws: worst([...found.flaws, ...changed]) };
}

const worst = (flaws: readonly SignatureFlaw[]) => ORDER.filter((flaw) => flaws.includes(flaw));

/** A time stamp over the whole document says when, not who. */
function clockOnly(token: Uint8Array, parts: readonly Uint8Array[], { clock }: Believed, changed: SignatureFlaw[]) {
  const found = timeStamped(token, parts, clock);
  return found
    ? { ...namesOf(found.container.signer), stampedAt: found.at, flaws: changed }
    : { flaws: worst(['untrusted', ...changed]) };
}

function standing(container: Container, { roots, between, revocations, clock, trust }: Believed) {
  const stamped = container.token ? timeStamped(container.token, [container.signature], clock) : undefined;
  const flaws = [...container.flaws];
  const path = pathTo(roots, container.signer, [...container.others, ...between]);
  if (!path) return { flaws: [...flaws, 'untrusted' as const], stampedAt: stamped?.at ?? null, revocationKnown: false };
  // What nobody but the signer's own clock says is believed no more than now.
  flaws.push(...flawsOf(path, 'signer', stamped?.at ?? trust.now));
  const { revokedAt, isKnown } = standingOf(path, revocations, trust.now);
  if (revokedAt !== null && (!stamped || revokedAt <= stamped.at)) flaws.push('revoked');
  return { flaws, stampedAt: stamped?.at ?? null, revocationKnown: isKnown };
}

/** Whether what follows this signature does more than sign again. */
async function changedAfter(file: Buffer, one: Placed, all: readonly Placed[]): Promise<boolean> {
  if (one.end === file.length) return false;
  const last = Math.max(...all.map(({ end }) => end));
  // The number and the date of issue are believed as marks of the next who signs; after the last signature nobody vouches.
  if (last > one.end && !(await isOnlySigned(file.subarray(0, one.end), file.subarray(0, last), true))) return true;
  return last < file.length && one.end === last && !(await isProof(file, last));
}

/** What may follow the last signature: proofs that its certificates were good (DSS of PAdES B-LT), and line ends. */
async function isProof(file: Buffer, last: number): Promise<boolean> {
  const rest = file.subarray(last).toString('latin1').trim();
  if (rest === '') return true;
  return rest.includes('/DSS') && rest.endsWith('%%EOF') && isOnlySigned(file.subarray(0, last), file, false);
}

function namesOf({ subject, issuer, serialNumber }: X509Certificate) {
  return {
    signer: named(subject, 'CN'),
    organisation: named(subject, 'O'),
    issuer: named(issuer, 'CN'),
    serial: serialNumber.toLowerCase(),
  };
}

/** Node writes a name a line each, with a backslash before what would mislead. */
const named = (name: string, part: string): string =>
  (
    name
      .split('\n')
      .find((line) => line.startsWith(`${part}=`))
      ?.slice(part.length + 1) ?? ''
  ).replaceAll(/\\(.)/g, '$1');

import type { Instant } from '#kernel/time.ts';
import type { Process } from './process.ts';
import type { State } from './states.ts';

/** National codes of the channel (KenhThucHien): at the desk, online, by post. */
export type Channel = 1 | 2 | 3;

/** How the result is to come. */
export interface Delivery {
  readonly how: 'electronic' | 'centre' | 'post';
  /** The centre (agency code) or the address to post to. */
  readonly where?: string;
}

/** On whose word somebody files for another (NĐ 118/2025 Đ15; consent: Law 91/2025 Đ9). */
export interface Authority {
  readonly kind: 'representative' | 'helper' | 'desk';
  readonly name: string;
  readonly personalNumber?: string;
  readonly basis: string;
  /** What shows it: a power of attorney, or papers of the relation; none for a helper and at the desk. */
  readonly proof?: 'power' | 'relation';
  readonly consentAt: Instant;
  /** The person's name as the filer gave it. The record's own is not told to whoever knows a number. */
  readonly ownerName?: string;
}

/** A dossier as its row tells it. What happened to it stands in rows of its own. */
export interface Dossier {
  readonly code: string;
  readonly procedure: string;
  readonly version: number;
  readonly procedureName: string;
  readonly formDigest: string;
  /** Whose matter it is: a person's, or an agency's where the procedure is between agencies (QĐ 1085/QĐ-TTg); never both. */
  readonly person: string | null;
  readonly ownerUnit: string | null;
  /** The unit that owns it and its rooms: whoever works there acts for it. */
  readonly ownerScope: readonly string[] | null;
  readonly ownerName: string;
  readonly ownerNumber: string | null;
  readonly ownerPhone: string | null;
  readonly ownerEmail: string | null;
  readonly madeBy: string;
  readonly authority: Authority | null;
  readonly channel: Channel;
  readonly state: State;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly given: Readonly<Record<string, string>>;
  readonly delivery: Delivery;
  readonly receivingAgency: string;
  readonly competentAgency: string;
  /** Handed in at a centre of another place (phi địa giới hành chính). */
  readonly elsewhere: boolean;
  readonly scope: readonly string[];
  readonly process: Process;
  readonly step: string | null;
  readonly stepDue: Instant | null;
  readonly holderAgency: string;
  readonly holder: string | null;
  readonly term: string | null;
  readonly submittedAt: Instant;
  readonly answerDue: Instant | null;
  readonly receivedAt: Instant | null;
  readonly competentAt: Instant | null;
  readonly due: Instant | null;
  readonly originalDue: Instant | null;
  readonly provisional: boolean;
  readonly endedAt: Instant | null;
  /** Agencies asked for an opinion that have not answered. */
  readonly asked: readonly string[];
  /** An objection waits for its answer. */
  readonly contested: boolean;
  readonly revision: number;
}

/** What the clock of a dossier runs on; the rest of its facts are rows of requests and extensions. */
export type Clocked = Pick<
  Dossier,
  'state' | 'term' | 'receivedAt' | 'competentAt' | 'elsewhere' | 'originalDue' | 'endedAt' | 'competentAgency'
>;

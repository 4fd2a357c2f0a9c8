/** What an officer does at a unit: the actors of NĐ 118/2025 (art. 8 to 12, 17 to 22), control of procedures (NĐ 63/2010, art. 5), appraisal of reform, supervision by the People's Council, and who runs the system. */
export const ROLES = [
  'receiver',
  'handler',
  'unit-head',
  'leader',
  'clerk',
  'controller',
  'appraiser',
  'supervisor',
  'administrator',
] as const;

export type Role = (typeof ROLES)[number];

/** Roles that do an office's work on dossiers; the others control, appraise, oversee it or run the system. */
export const WORKING_ROLES = ['receiver', 'handler', 'unit-head', 'leader', 'clerk'] as const satisfies readonly Role[];

export const isRole = (text: string): text is Role => (ROLES as readonly string[]).includes(text);

/** A role at a unit (by its code). */
export interface Post {
  readonly unit: string;
  readonly role: Role;
  /** Held only because somebody who holds it is on leave. */
  readonly instead?: true;
}

/** An officer on leave and the last day of it. */
export interface StandsIn {
  readonly officer: string;
  readonly name: string;
  readonly until: string;
}

/** Who looks at a page. */
export type Viewer =
  | { readonly kind: 'anyone' }
  | {
      readonly kind: 'officer';
      readonly id: string;
      readonly name: string;
      readonly posts: readonly Post[];
      /** Officers on leave whose work is this one's today; their posts are among the posts above. */
      readonly standsInFor?: readonly StandsIn[];
      /** Signed in with a password somebody else chose: opens the page where another is chosen, and nothing else of an officer's. */
      readonly mustChoose?: boolean;
      /** A machine with posts (rules/client.ts): its id, which is then `id` too. It signs in nowhere and opens no page. */
      readonly client?: string;
      /** The unit of the first post, by its names; null for an officer without a post today. */
      readonly unit: { readonly vi: string; readonly en: string } | null;
    }
  | {
      readonly kind: 'citizen';
      /** The person's, who owns everything; never the account's. */
      readonly id: string;
      readonly name: string;
      /** Of a natural person, if the electronic identity brought one. */
      readonly personalNumber: string | null;
      readonly organisationNumber: string | null;
      readonly account: 'citizen' | 'organisation';
    };

export type Citizen = Extract<Viewer, { kind: 'citizen' }>;

/**
 * Who may enter a route; each says it by `export const _access`. `citizen`: citizens and organisations only;
 * `officer`: any officer, also one without a post today; `signed-in`: all of them; roles: an officer who holds any of them at any unit.
 */
export type Access = 'public' | 'signed-in' | 'citizen' | 'officer' | readonly Role[];

export const ANYONE: Viewer = { kind: 'anyone' };

/**
 * The one answer to "who may" at the door of a page. `no` is shown as "not found": whoever may not see a page
 * learns nothing from asking for it. What is seen inside is each query's own business.
 */
export function mayEnter(access: Access, viewer: Viewer): 'yes' | 'sign-in' | 'no' {
  if (access === 'public') return 'yes';
  if (viewer.kind === 'anyone') return 'sign-in';
  if (access === 'signed-in') return 'yes';
  if (access === 'citizen' || access === 'officer') return viewer.kind === access ? 'yes' : 'no';
  return viewer.kind === 'officer' && viewer.posts.some(({ role }) => access.includes(role)) ? 'yes' : 'no';
}

/** The roles somebody holds, each once, in the order of the list above. */
export const rolesOf = (posts: readonly Post[]): Role[] =>
  ROLES.filter((role) => posts.some((post) => post.role === role));

/** The units where somebody's posts do an office's work. */
export const workingUnits = ({ posts }: { readonly posts: readonly Post[] }): string[] =>
  posts.filter(({ role }) => (WORKING_ROLES as readonly Role[]).includes(role)).map(({ unit }) => unit);

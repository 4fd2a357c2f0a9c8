// Not app.d.ts: TypeScript passes over a declaration file beside a source of the same name (app.ts).
import type { App as Program } from './app.ts';
import type { Citizen, Role, Viewer } from './identity/index.ts';
import type { Refused } from './kernel/outcome.ts';
import type { Language } from './words/index.ts';

declare global {
  namespace App {
    interface Locals {
      app: Program;
      language: Language;
      /** Who looks, for every query that asks who may see. */
      viewer: Viewer;
      /** The officer signed in, with the unit of his first post by name. */
      officer: { id: string; name: string; unit: string; roles: Role[] } | undefined;
      /** Whether the viewer may enter a route, by its id: for lists of links. */
      mayOpen(route: string): boolean;
      /** The citizen or organisation signed in. */
      citizen: Citizen | undefined;
      /** The token that was shown of a session that no longer opens anything. */
      lapsed: string | undefined;
      /** What the world did while this was answered, if it did: then the answer is the page that says so. */
      fault: Refused | undefined;
    }
    interface Error {
      message: string;
      /** Names the incident in the log; shown so that a person can quote it. */
      incident?: string;
    }
  }
}

import type { App as Program } from './app.ts';
import type { Language } from './words/index.ts';

declare global {
  namespace App {
    interface Locals {
      app: Program;
      language: Language;
    }
    interface Error {
      message: string;
      /** Names the incident in the log; shown so that a person can quote it. */
      incident?: string;
    }
  }
}

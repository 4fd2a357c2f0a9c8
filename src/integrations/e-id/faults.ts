/** What can be made to go wrong at the simulator: from its page /loi, or by a test. */
export interface Faults {
  /** The code is too old when it is traded in. */
  expiredCode: boolean;
  /** Whoever signs in does not agree to be told to us. */
  refuse: boolean;
  /** The answer is to another request. */
  wrongNonce: boolean;
  /** Whoever signs in has registered anew: another account of the same person. */
  newAccount: boolean;
  /** Milliseconds before a code is traded in. */
  slow: number;
}

export const noFaults = (): Faults => ({
  expiredCode: false,
  refuse: false,
  wrongNonce: false,
  newAccount: false,
  slow: 0,
});

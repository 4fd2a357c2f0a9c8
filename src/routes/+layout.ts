// Pages are complete without script; improvements are small modules of their own.
export const csr = false;

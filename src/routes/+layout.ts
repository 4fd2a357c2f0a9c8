// Pages are complete without script (architecture, invariant 11); improvements are small modules of their own.
export const csr = false;

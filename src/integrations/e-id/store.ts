import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { Faults } from './faults.ts';

/** Where the simulator keeps sessions, codes and tokens: in memory, gone with it. A code ages by a fault. */
export function memoryStore(faults: Faults): (kind: string) => Adapter {
  const kept = new Map<string, AdapterPayload>();
  const byGrant = new Map<string, Set<string>>();
  const others = new Map<string, string>();
  return (kind) => {
    const key = (id: string) => `${kind}:${id}`;
    return {
      async upsert(id, payload) {
        kept.set(key(id), payload);
        if (payload.uid) others.set(`uid:${payload.uid}`, id);
        if (payload.userCode) others.set(`code:${payload.userCode}`, id);
        if (payload.grantId) byGrant.set(payload.grantId, (byGrant.get(payload.grantId) ?? new Set()).add(key(id)));
      },
      async find(id) {
        const payload = kept.get(key(id));
        return payload && kind === 'AuthorizationCode' && faults.expiredCode ? { ...payload, exp: 1 } : payload;
      },
      findByUid: async (uid) => kept.get(key(others.get(`uid:${uid}`) ?? '')),
      findByUserCode: async (code) => kept.get(key(others.get(`code:${code}`) ?? '')),
      async consume(id) {
        const payload = kept.get(key(id));
        if (payload) payload.consumed = Math.floor(Date.now() / 1000);
      },
      async destroy(id) {
        kept.delete(key(id));
      },
      async revokeByGrantId(grant) {
        for (const one of byGrant.get(grant) ?? []) kept.delete(one);
        byGrant.delete(grant);
      },
    };
  };
}

// Writes migrations/schema.sql: what a fresh database holds after every migration. Run after adding one.
import { writeFileSync } from 'node:fs';
import { connectOnce } from '../src/db/pool.server.ts';
import { dumpSchema } from '../src/db/schema-dump.ts';
import { startTestCluster } from '../tests/world/cluster.ts';

const cluster = await startTestCluster();
const client = await connectOnce(cluster.url);
writeFileSync('migrations/schema.sql', await dumpSchema(client));
await client.end();
await cluster.stop();

import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '#db/embedded/port.ts';
import { type S3Bucket, s3Client } from '#files/s3-client.ts';

const [KEY, SECRET] = ['motcua:program', 'bi-mat-de-thu'];

/** Debian's OpenStack Swift with s3api, one copy of everything in a folder of its own: a real S3 to test against. */
export async function openSwift(t: { after(act: () => Promise<void>): void }) {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-swift-'));
  const children: ReturnType<typeof spawn>[] = [];
  t.after(async () => {
    for (const child of children) {
      const gone = child.exitCode === null && new Promise((done) => child.once('exit', done));
      child.kill('SIGKILL');
      await gone;
    }
    rmSync(folder, { recursive: true, force: true });
  });
  const run = (command: string, args: string[]) => {
    const child = spawn(command, args, { stdio: 'ignore', env: { ...process.env, LANG: 'C.UTF-8' } });
    children.push(child);
  };
  const memcached = await freePort();
  run('/usr/bin/memcached', ['-u', 'nobody', '-l', '127.0.0.1', '-p', String(memcached)]);
  writeFileSync(
    join(folder, 'swift.conf'),
    '[swift-hash]\nswift_hash_path_suffix = motcua\n[storage-policy:0]\nname = one\ndefault = yes\n',
  );
  for (const kind of ['account', 'container', 'object'] as const) {
    const port = await freePort();
    mkdirSync(join(folder, `${kind}/d1`), { recursive: true });
    const builder = join(folder, `${kind}.builder`);
    execFileSync('swift-ring-builder', [builder, 'create', '4', '1', '0'], { stdio: 'ignore' });
    execFileSync('swift-ring-builder', [builder, 'add', `r1z1-127.0.0.1:${port}/d1`, '1'], { stdio: 'ignore' });
    execFileSync('swift-ring-builder', [builder, 'rebalance'], { stdio: 'ignore' });
    const conf = join(folder, `${kind}.conf`);
    writeFileSync(
      conf,
      `${common(folder, port)}devices = ${join(folder, kind)}\nmount_check = false\n
[pipeline:main]\npipeline = ${kind}-server\n[app:${kind}-server]\nuse = egg:swift#${kind}\n`,
    );
    run(`/usr/bin/swift-${kind}-server`, [conf]);
  }
  const port = await freePort();
  const conf = join(folder, 'proxy.conf');
  writeFileSync(
    conf,
    `${common(folder, port)}
[pipeline:main]\npipeline = catch_errors cache listing_formats s3api tempauth copy slo proxy-server
[app:proxy-server]\nuse = egg:swift#proxy\nallow_account_management = true\naccount_autocreate = true
[filter:catch_errors]\nuse = egg:swift#catch_errors
[filter:cache]\nuse = egg:swift#memcache\nmemcache_servers = 127.0.0.1:${memcached}
[filter:listing_formats]\nuse = egg:swift#listing_formats
[filter:s3api]\nuse = egg:swift#s3api\nlocation = us-east-1\nmax_bucket_listing = 1000
[filter:copy]\nuse = egg:swift#copy
[filter:slo]\nuse = egg:swift#slo
[filter:tempauth]\nuse = egg:swift#tempauth\nuser_motcua_program = ${SECRET} .admin
`,
  );
  run('/usr/bin/swift-proxy-server', [conf]);
  let buckets = 0;
  return {
    /** A new, empty bucket. */
    async bucket(): Promise<S3Bucket> {
      buckets += 1;
      const bucket = { url: `http://127.0.0.1:${port}/kho-${buckets}`, key: KEY, secret: SECRET, region: 'us-east-1' };
      for (let tries = 0; ; tries += 1) {
        try {
          await s3Client(bucket).ask('PUT', '', { absent: [409] });
          return bucket;
        } catch (error) {
          if (tries > 20) throw error;
          await wait(300);
        }
      }
    },
  };
}

const common = (folder: string, port: number): string =>
  `[DEFAULT]\nbind_ip = 127.0.0.1\nbind_port = ${port}\nuser = root\nswift_dir = ${folder}\nworkers = 0\nlog_address = ${folder}/log\n`;

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultOf } from './faults.ts';

const withCode = (code: string) => Object.assign(new Error('x'), { code });

test('a database that is away and a disk that is full are told apart from bugs', () => {
  for (const code of ['ECONNREFUSED', '57P01', '57P02', '57P03', '08006', '53300'])
    assert.equal(faultOf(withCode(code))?.code, 'database-away', code);
  for (const said of ['Connection terminated unexpectedly', 'timeout exceeded when trying to connect'])
    assert.equal(faultOf(new Error(said))?.code, 'database-away', said);
  const missing = (address: string) => Object.assign(withCode('ENOENT'), { syscall: 'connect', address });
  assert.equal(faultOf(missing('/var/lib/motcua/postgres/.s.PGSQL.41817'))?.code, 'database-away');
  assert.equal(faultOf(missing('/run/clamav/clamd.ctl')), undefined);
  for (const code of ['ENOSPC', 'EDQUOT', '53100']) assert.equal(faultOf(withCode(code))?.code, 'disk-full', code);
  for (const bug of [withCode('23505'), withCode('EACCES'), new TypeError('x is not a function'), 'x', undefined, null])
    assert.equal(faultOf(bug), undefined);
});

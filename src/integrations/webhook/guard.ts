import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/** Addresses that are nobody's on the public network (IANA special-purpose registries, RFC 6890), or this machine's. */
const NOT_PUBLIC_4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4'],
];
/** Of IPv6 only global unicast is public, without what wraps an IPv4 address or is set apart. */
const PUBLIC_6 = ['2000::/3'];
const NOT_PUBLIC_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', length = ''] = network.split('/');
    list.addSubnet(address, Number(length), isIP(address) === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}

const apart4 = listOf(NOT_PUBLIC_4);
const public6 = listOf(PUBLIC_6);
const apart6 = listOf(NOT_PUBLIC_6);

/** `::ffff:10.0.0.1` is 10.0.0.1 to the system that connects. */
const unwrapped = (address: string): string => {
  const tail = /^::ffff:(.+)$/i.exec(address)?.[1] ?? '';
  if (isIP(tail) === 4) return tail;
  const [high, low] =
    /^([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i
      .exec(tail)
      ?.slice(1)
      .map((part) => Number.parseInt(part, 16)) ?? [];
  return high === undefined || low === undefined ? address : [high >> 8, high & 255, low >> 8, low & 255].join('.');
};

function isPublic(address: string): boolean {
  if (isIP(address) === 4) return !apart4.check(address, 'ipv4');
  return public6.check(address, 'ipv6') && !apart6.check(address, 'ipv6');
}

/** Which addresses may be connected to: those inside named networks with any protocol, public ones by https. */
export interface Guard {
  may(address: string, protocol: string): boolean;
}

export function openGuard(networks: readonly string[]): Guard {
  const named = listOf(networks);
  return {
    may: (sent, protocol) => {
      const address = unwrapped(sent);
      const family = isIP(address);
      if (family === 0) return false;
      return named.check(address, family === 6 ? 'ipv6' : 'ipv4') || (protocol === 'https:' && isPublic(address));
    },
  };
}

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');

/** The target as it may be kept: http or https, to a server and nothing more. */
export function targetIn(text: string): URL | undefined {
  const url = URL.parse(text);
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username || url.password || url.hash) return undefined;
  return url;
}

/** Every address a host has, if each may be connected to; what one name hides behind another is found here, before a byte is sent. */
export async function addressesOf(
  guard: Guard,
  { hostname, protocol }: URL,
): Promise<{ address: string; family: number }[]> {
  const host = bare(hostname);
  const found = isIP(host) ? [{ address: host, family: isIP(host) }] : await lookup(host, { all: true });
  return found.every(({ address }) => guard.may(address, protocol)) ? found : [];
}

/** Whether a target may be kept. One whose name is not known yet may: each delivery asks again. */
export async function mayTarget(guard: Guard, text: string): Promise<boolean> {
  const url = targetIn(text);
  if (!url) return false;
  try {
    return (await addressesOf(guard, url)).length > 0;
  } catch {
    return url.protocol === 'https:';
  }
}

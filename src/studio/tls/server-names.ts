import { hostname, type NetworkInterfaceInfo, networkInterfaces } from 'node:os'
import { domainToASCII } from 'node:url'

const loopback = ['localhost', '127.0.0.1', '::1']

export type Machine = { hostname: string; addresses: readonly Pick<NetworkInterfaceInfo, 'address' | 'internal'>[] }

/**
 * What clients may call the server by: host names and IP addresses. `url` is the profile's; `host` is where it listens:
 * at more than this machine alone, it is called by this machine's addresses too.
 */
export function nameServer({ url, host }: { url: string; host: string }, machine: Machine = readMachine()): string[] {
  const names = [...loopback, new URL(url).hostname.replace(/^\[|\]$/g, ''), domainToASCII(machine.hostname)]
  if (!loopback.includes(host)) {
    // A link-local address holds with the name of its interface only, which no certificate can say.
    names.push(...machine.addresses.filter(({ address, internal }) => !internal && !/^fe80:/i.test(address)).map(({ address }) => address))
  }
  return [...new Set(names.filter((name) => name !== ''))]
}

function readMachine(): Machine {
  return { hostname: hostname(), addresses: Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []) }
}

/** Fragments: UTF-8 texts that records are put together from, each after its length in bytes. TypeScript makes each when it is first needed. */
import { DEBUG } from '../base/debug'
import { allocate, setWordAt, wordAt } from '../base/memory'

const LENGTH: usize = sizeof<u32>() // bytes before the text
export const SLACK: usize = 64 // bytes after a fragment, or after what is written, that copying may touch

/** Allocates a fragment of `length` bytes. The caller writes the text 4 bytes after the address that is returned. */
export function allocateFragment (length: u32): usize {
  const fragment = heap.alloc(LENGTH + length + SLACK)
  store<u32>(fragment, length)
  return fragment
}

/** Copies a fragment to `out`; returns the address after it. */
export function copyFragment (fragment: usize, out: usize): usize {
  const length: usize = load<u32>(fragment)
  for (let i: usize = 0; i < length; i += 64) {
    v128.store(out + i, v128.load(fragment + i, LENGTH))
    v128.store(out + i, v128.load(fragment + i, LENGTH + 16), 16)
    v128.store(out + i, v128.load(fragment + i, LENGTH + 32), 32)
    v128.store(out + i, v128.load(fragment + i, LENGTH + 48), 48)
  }
  return out + length
}

/** A fragment of ASCII. */
export function fragmentOf (text: string): usize {
  const fragment = allocateFragment(text.length)
  for (let i = 0; i < text.length; i++) store<u8>(fragment + i, <u8>text.charCodeAt(i), LENGTH)
  return fragment
}

/** Copies a fragment of at most 16 bytes to `out`; returns the address after it. */
export function copyShortFragment (fragment: usize, out: usize): usize {
  if (DEBUG) assert(load<u32>(fragment) <= 16, 'copyShortFragment: 16 bytes at most')
  v128.store(out, v128.load(fragment, LENGTH))
  return out + load<u32>(fragment)
}

// What TypeScript makes: see universe/texts.ts for which fields each fragment holds.
@external('fragments', 'client')
declare function makeClient (client: u32): usize
@external('fragments', 'clientRest')
declare function makeClientRest (client: u32): usize
@external('fragments', 'server')
declare function makeServer (server: u32): usize
@external('fragments', 'service')
declare function makeService (service: u32): usize
@external('fragments', 'own')
declare function makeOwn (n: u32): usize

// Tables of fragments' addresses by index; 0 where a fragment has not been made.
let clients: usize = 0
let clientRests: usize = 0
let servers: usize = 0
let services: usize = 0
let owns: usize = 0

export function allocateFragmentTables (endpointCount: u32, serviceCount: u32, ownCount: u32): void {
  clients = allocate(endpointCount * sizeof<u32>())
  clientRests = allocate(endpointCount * sizeof<u32>())
  servers = allocate(endpointCount * sizeof<u32>())
  services = allocate(serviceCount * sizeof<u32>())
  owns = allocate(ownCount * sizeof<u32>())
}

export function clientFragment (client: u32): usize { return fragmentAt(clients, client) || keep(clients, client, makeClient(client)) }
export function clientRestFragment (client: u32): usize { return fragmentAt(clientRests, client) || keep(clientRests, client, makeClientRest(client)) }
export function serverFragment (server: u32): usize { return fragmentAt(servers, server) || keep(servers, server, makeServer(server)) }
export function serviceFragment (service: u32): usize { return fragmentAt(services, service) || keep(services, service, makeService(service)) }
export function ownFragment (n: u32): usize { return fragmentAt(owns, n) || keep(owns, n, makeOwn(n)) }
function fragmentAt (table: usize, index: u32): usize { return wordAt(table, index) }

function keep (table: usize, index: u32, fragment: usize): usize {
  setWordAt(table, index, <u32>fragment)
  return fragment
}

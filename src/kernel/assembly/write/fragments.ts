/** Texts that records are put together from: the length in bytes, then the UTF-8. TypeScript makes them, each when it is first needed. */
import { allocate } from '../base/memory'

export const SLACK: usize = 64 // bytes behind a fragment, or behind what is written, that copying may touch

/** Makes room for a fragment of `length` bytes, which the caller writes 4 bytes behind what is returned. */
export function allocateFragment (length: u32): usize {
  const at = heap.alloc(4 + length + SLACK)
  store<u32>(at, length)
  return at
}

/** Copies a fragment; returns the place after it. */
export function copyFragment (fragment: usize, out: usize): usize {
  const length: usize = load<u32>(fragment)
  for (let i: usize = 0; i < length; i += 64) {
    v128.store(out + i, v128.load(fragment + i, 4))
    v128.store(out + i, v128.load(fragment + i, 20), 16)
    v128.store(out + i, v128.load(fragment + i, 36), 32)
    v128.store(out + i, v128.load(fragment + i, 52), 48)
  }
  return out + length
}

/** A fragment of ASCII. */
export function fragmentOf (text: string): usize {
  const at = allocateFragment(text.length)
  for (let i = 0; i < text.length; i++) store<u8>(at + i, <u8>text.charCodeAt(i), 4)
  return at
}

/** Copies a fragment of at most 16 bytes; returns the place after it. */
export function copyShortFragment (fragment: usize, out: usize): usize {
  v128.store(out, v128.load(fragment, 4))
  return out + load<u32>(fragment)
}

/** A client's fields, from the comma on to where its port is to come; of one that roams only up to its last octet. */
@external('fragments', 'client')
declare function makeClient (client: u32): usize
/** What follows the last octet of a client that roams, to where its port is to come. */
@external('fragments', 'clientRest')
declare function makeClientRest (client: u32): usize
/** A server's fields, from the comma on. */
@external('fragments', 'server')
declare function makeServer (server: u32): usize
/** A service's fields, from the comma to the end of the record. */
@external('fragments', 'service')
declare function makeService (service: u32): usize
/** An own record. */
@external('fragments', 'own')
declare function makeOwn (n: u32): usize

// Where they are kept, by index; 0 where they are not yet.
let clients: usize = 0
let clientRests: usize = 0
let servers: usize = 0
let services: usize = 0
let owns: usize = 0

export function allocateFragmentTables (endpoints: u32, kindsOfService: u32, ownRecords: u32): void {
  clients = allocate(endpoints << 2)
  clientRests = allocate(endpoints << 2)
  servers = allocate(endpoints << 2)
  services = allocate(kindsOfService << 2)
  owns = allocate(ownRecords << 2)
}

export function clientFragment (client: u32): usize {
  return kept(clients, client) || keep(clients, client, makeClient(client))
}

export function clientRestFragment (client: u32): usize {
  return kept(clientRests, client) || keep(clientRests, client, makeClientRest(client))
}

export function serverFragment (server: u32): usize {
  return kept(servers, server) || keep(servers, server, makeServer(server))
}

export function serviceFragment (service: u32): usize {
  return kept(services, service) || keep(services, service, makeService(service))
}

export function ownFragment (n: u32): usize {
  return kept(owns, n) || keep(owns, n, makeOwn(n))
}

function kept (table: usize, index: u32): usize {
  return load<u32>(table + (<usize>index << 2))
}

function keep (table: usize, index: u32, fragment: usize): usize {
  store<u32>(table + (<usize>index << 2), <u32>fragment)
  return fragment
}

// The command `healthcheck`: whether the server answers. It serves containers without a shell.
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { get } from 'node:http'
import { get as getByTls } from 'node:https'
import { resolve as absolute } from 'node:path'
import type { Config } from '../config/config.ts'
import { schemeOf } from '../config/scheme.ts'

const timeout = 2_000 // ms

/** Throws an error that says why the server is not healthy. */
export async function checkHealth (config: Config): Promise<void> {
  const { host, port } = config
  const url = `${schemeOf(config)}://${host.includes(':') ? `[${host}]` : host}:${port}/__admin/health`
  const options = { signal: AbortSignal.timeout(timeout), rejectUnauthorized: false } // whether it answers, not who it is
  const request = schemeOf(config) === 'http' ? get(url, options) : getByTls(url, options)
  const [response] = await once(request, 'response').catch(({ name, message }) => {
    throw new Error(`${url} does not answer: ${name === 'AbortError' ? `waited ${timeout} ms` : message}`)
  })
  response.resume()
  if (response.statusCode !== 200) throw new Error(`${url} answers ${response.statusCode}`)
}

/** `args` after those of the container's server, so that its port is found whether a flag or a variable set it. */
export function healthcheckArguments (args: readonly string[], server = serverCommand()): readonly string[] {
  const script = server.findIndex(part => part !== '' && absolute(part) === process.argv[1])
  const end = server.indexOf('--', script)
  const [command, ...flags] = script < 0 ? [] : server.slice(script + 1, end < 0 ? undefined : end)
  return ['healthcheck', ...command?.startsWith('-') ? [command] : [], ...flags, ...args.slice(1)]
}

// In a container the server is process 1, or a child of an init whose command line repeats the server's.
function serverCommand (): readonly string[] {
  try {
    return readFileSync('/proc/1/cmdline', 'utf8').split('\0').slice(0, -1)
  } catch {
    return [] // not Linux, or not ours to see
  }
}

// Every Node that the package allows is one that all its dependencies allow: nobody gets an EBADENGINE warning.
// light-my-request and @fastify/swagger-ui are held back in package.json for this: what they need from their next versions on wants Node 22.
import { readFileSync } from 'node:fs'
import { subset } from 'semver'
import t from 'tap'

interface Package { readonly engines?: { readonly node?: string } }

const { engines, packages }: { readonly engines: { readonly node: string }, readonly packages: Readonly<Record<string, Package>> } = {
  ...JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')),
  ...JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
}

t.test('no dependency refuses a Node that the package allows', async t => {
  const refusing = Object.entries(packages).filter(([, { engines: its }]) => its?.node !== undefined && !subset(engines.node, its.node))
  t.strictSame(refusing.map(([path, { engines: its }]) => `${path}: ${its?.node}`), [])
  t.ok(Object.keys(packages).length > 100)
})

// The mock that people write by hand: it makes up every record by faker, and makes up others the next time.
import { faker } from '@faker-js/faker'
import Fastify from 'fastify'

const app = Fastify()
app.get<{ Querystring: { start_time: string, end_time: string, limit: string } }>('/v1/:project_id/cfw/logs/flow', async ({ query }) => {
  const [from, to, limit] = [Number(query.start_time), Number(query.end_time), Number(query.limit)]
  return { data: { limit, records: Array.from({ length: limit }, () => record(from, to)), total: 100_000 } }
})
process.stdout.write(`listening at ${await app.listen({ host: '127.0.0.1', port: 0 })}\n`)

function record (from: number, to: number) {
  const start = faker.number.int({ min: from, max: to })
  return {
    log_id: faker.string.numeric(12),
    start_time: start,
    end_time: start + faker.number.int(60_000),
    bytes: faker.number.int(1_000_000),
    packets: faker.number.int({ min: 1, max: 1_000 }),
    src_ip: faker.internet.ipv4(),
    src_port: faker.internet.port(),
    dst_ip: faker.internet.ipv4(),
    dst_port: faker.internet.port(),
    protocol: faker.helpers.arrayElement(['TCP', 'UDP', 'ICMP']),
    app: faker.helpers.arrayElement(['HTTP', 'HTTPS', 'DNS', 'SSH']),
    direction: faker.helpers.arrayElement(['in2out', 'out2in']),
    dst_host: faker.internet.domainName(),
    ...placeOf('src'),
    ...placeOf('dst')
  }
}

function placeOf (side: string) {
  return {
    [`${side}_region_id`]: faker.location.countryCode(),
    [`${side}_region_name`]: faker.location.country(),
    [`${side}_province_id`]: faker.location.state({ abbreviated: true }),
    [`${side}_province_name`]: faker.location.state(),
    [`${side}_city_id`]: faker.location.zipCode(),
    [`${side}_city_name`]: faker.location.city()
  }
}

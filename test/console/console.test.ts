import t from 'tap'
import { startServer } from '../helpers/server.ts'
import { barriers, closeBrowser, looks, noBrowser, openTab, paint, screenshot } from './browser.ts'

const project = '9d80d070b6d44942af73c9c3d38e0429'
const firewall = '2af58b7c-893c-4453-a984-bdd9b1bd6318'
const HOUR = 3_600_000 // ms
const now = Date.parse('2026-01-31T12:00:00Z')

t.teardown(closeBrowser)

t.test('the console in a browser', { skip: noBrowser }, async t => {
  const origin = await startServer(t, ['--now', '2026-01-31T12:00:00Z'])
  const pageOf = (query: string) => `${origin}/__admin/console?${query}`
  const ask = async (query: Readonly<Record<string, string | number>>, of = project) => {
    const params = new URLSearchParams({ fw_instance_id: firewall, start_time: String(now - HOUR), end_time: String(now), limit: '100', ...query })
    const response = await fetch(`${origin}/v1/${of}/cfw/logs/flow?${params}`, { headers: { 'x-auth-token': 'any' } })
    const body: { readonly data: { readonly total: number, readonly records: ReadonlyArray<{ readonly log_id: string }> } } = JSON.parse(await response.text())
    return { status: response.status, body }
  }

  await t.test('every view in every look: no error, no other host, no barrier, nothing wider than the screen', async t => {
    await ask({ limit: 1_024, start_time: now - HOUR / 4 })
    for (const look of looks) {
      const { page, mishaps } = await openTab(pageOf(''), look)
      for (const [view, content] of [['traffic', '.top li'], ['flows', '.records tbody tr'], ['clients', '.walks li'], ['control', '.action']] as const) {
        await page.goto(pageOf(`view=${view}`))
        await page.locator(content).first().waitFor()
        const name = `${view}-${look.width}-${look.colorScheme}`
        const { shift, first } = await paint(page)
        t.ok(shift < 0.1, `${name} does not jump: ${shift}`)
        t.comment(`${name} was painted first after ${Math.round(first)} ms`)
        if ((look.width === 390) === (look.colorScheme === 'dark')) t.strictSame(await barriers(page), [], name) // each width and each theme once: axe is slow
        t.ok(Number(await page.evaluate('document.documentElement.scrollWidth')) <= look.width, `${name} fits`)
        await screenshot(page, name)
      }
      t.strictSame(mishaps, [])
      await page.close()
    }
  })

  await t.test('a drag across the chart zooms in, and Back zooms out again', async t => {
    const { page, mishaps } = await openTab(pageOf('range=50y&by=protocol'))
    const total = page.locator('.figures b:not([title=""])')
    await total.waitFor()
    const before = await total.getAttribute('title')
    const { x = 0, y = 0, width = 0 } = await page.locator('.u-over').boundingBox() ?? {}
    await page.mouse.move(x + width / 4, y + 50)
    await page.mouse.down()
    await page.mouse.move(x + width / 2, y + 50, { steps: 4 })
    await page.mouse.up()
    await page.waitForURL(/from=\d+&to=\d+/)
    await page.locator(`.figures b:not([title=""], [title="${before}"])`).waitFor()
    const params = new URL(page.url()).searchParams
    const years = (Number(params.get('to')) - Number(params.get('from'))) / (8_766 * HOUR)
    t.ok(years > 11 && years < 14, `a quarter of fifty years: ${years}`)
    await page.goBack()
    await page.locator(`.figures b[title="${before}"]`).waitFor()
    t.strictSame(mishaps, [])
    await page.close()
  })

  await t.test('the flow logs are those of the API: filtered by a click, page by page, as the curl says', async t => {
    const { page, mishaps } = await openTab(pageOf('view=flows&range=1h'))
    await page.locator('.records .value', { hasText: 'HTTPS' }).first().click()
    const chip = page.locator('.chip', { hasText: 'HTTPS' })
    await chip.waitFor()
    await page.getByLabel('Filter by').selectOption('app')
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    t.equal(await chip.count(), 1, 'an empty value changes nothing')
    await page.locator('.records tbody tr', { hasNotText: 'HTTPS' }).first().waitFor({ state: 'detached' })
    const { body: { data } } = await ask({ app: 'HTTPS', limit: 51 })
    t.equal(await page.locator('.figures b').innerText(), data.total.toLocaleString('en'))
    await page.getByRole('button', { name: 'Next page' }).click()
    await page.locator(`[title="log_id ${data.records[50]?.log_id}"]`).waitFor()
    t.match(await page.locator('.request code').innerText(), `&log_id=${data.records[49]?.log_id}&`)
    await page.goto(pageOf('view=flows&range=1h&app=HTTPS&dst_port=22'))
    await page.locator('.funnel li').nth(2).waitFor()
    await page.locator('.chip', { hasText: '22' }).click()
    await page.locator('.records').waitFor()
    t.strictSame(mishaps, [])
    await page.close()
  })

  await t.test('a fault that is armed strikes, and is seen to', async t => {
    const { page, mishaps } = await openTab(pageOf('view=control'))
    await page.getByRole('button', { name: 'outage', exact: true }).click()
    await page.locator('.rules li').waitFor()
    t.equal((await ask({})).status, 503)
    await page.getByRole('button', { name: 'Send one request' }).click()
    await page.getByText('fault “outage”').waitFor()
    await page.getByRole('link', { name: 'Clients' }).click()
    await page.locator('.pages .fault').first().waitFor()
    await page.getByRole('link', { name: 'Flow logs' }).click()
    await page.locator('.records').waitFor() // the console itself only looks on
    await page.getByRole('link', { name: 'Control' }).click()
    await page.getByLabel('as JSON').fill('{ "respond": { "status": 200 } }')
    await page.getByRole('button', { name: 'Add this rule' }).click()
    await page.locator('.complaint', { hasText: 'faults[0].respond' }).waitFor()
    await page.getByRole('button', { name: 'Reset', exact: true }).click()
    await page.getByText('In force: none').waitFor()
    t.equal((await ask({})).status, 200)
    t.strictSame(mishaps.filter(mishap => !/50[03]|400/.test(mishap)), [], 'the browser notes the refusals that were asked for')
    await page.close()
  })

  await t.test('a bad walker is watched losing records', async t => {
    const { page, mishaps } = await openTab(pageOf('view=clients&project=bad'))
    await page.getByText('Nobody has asked yet').waitFor()
    const { body: { data } } = await ask({}, 'bad')
    await page.locator('.verdict', { hasText: `${(data.total - 100).toLocaleString('en')} records are missing` }).waitFor()
    await page.locator('.causes', { hasText: 'no-second-page' }).waitFor()
    await page.locator('.warning', { hasText: 'never a second page' }).waitFor()
    t.strictSame(mishaps, [])
    await page.close()
  })

  await t.test('the clock is advanced and let go', async t => {
    const { page, mishaps } = await openTab(pageOf('view=control'))
    await page.locator('.clock.frozen', { hasText: '2026-01-31 12:00:00' }).waitFor()
    await page.getByRole('button', { name: '+ 6 h' }).click()
    await page.locator('.clock.frozen', { hasText: '2026-01-31 18:00:00' }).waitFor()
    await page.getByRole('button', { name: 'Resume' }).click()
    await page.locator('.clock:not(.frozen)').waitFor()
    await page.getByRole('button', { name: 'Freeze' }).click()
    await page.locator('.clock.frozen').waitFor()
    t.strictSame(mishaps, [])
    await page.close()
  })
})

t.test('planted attacks are marked on demand', { skip: noBrowser }, async t => {
  const origin = await startServer(t, ['--now', '2026-01-31T12:00:00Z', '--scenario', 'port-scan'])
  const { page, mishaps } = await openTab(`${origin}/__admin/console?view=flows`)
  await page.getByRole('button', { name: 'Mark planted attacks' }).click()
  await page.locator('button.mark', { hasText: 'port-scan' }).click()
  await page.locator('.records tr.marked', { hasText: 'port-scan' }).first().waitFor()
  t.strictSame(mishaps, [])
})

t.test('with an admin token, the files need none and the calls do', { skip: noBrowser }, async t => {
  const origin = await startServer(t, ['--admin-token', 'sesame', '--rate', '0', '--records', 'fixtures/page-example.json'])
  const { page } = await openTab(`${origin}/`)
  t.equal(new URL(page.url()).pathname, '/__admin/console', 'a browser is led there')
  await page.getByText('the admin token is missing or wrong').first().waitFor()
  await page.getByText('Tokens', { exact: true }).first().click()
  await page.getByLabel('Admin token').fill('sesame')
  await page.getByLabel('Admin token').press('Enter')
  await page.locator('.figures b').waitFor()
  t.equal(await page.evaluate("sessionStorage.getItem('admin-token')"), 'sesame')
})

t.test('text of records is never HTML', { skip: noBrowser }, async t => {
  const evil = '<img src=x onerror=document.title=1>'
  const records = t.testdir({ 'own.json': JSON.stringify([{ log_id: '1', start_time: now - 1_000, end_time: now, app: evil, src_ip: evil, dst_host: evil, direction: 'in2out' }]) })
  const origin = await startServer(t, ['--now', '2026-01-31T12:00:00Z', '--rate', '0', '--records', `${records}/own.json`])
  const { page, mishaps } = await openTab(`${origin}/__admin/console?by=app`)
  await page.locator('.top li', { hasText: evil }).first().waitFor()
  await page.goto(`${origin}/__admin/console?view=flows`)
  await page.locator('.records .value', { hasText: evil }).first().click()
  await page.locator('.chip', { hasText: evil }).waitFor()
  t.equal(await page.locator('main img').count(), 0)
  t.strictSame(mishaps, [])
})

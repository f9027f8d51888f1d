// A newer version of the console is put in place while the old one stands in a tab: files that it has not fetched yet
// are gone.
import { cp, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serveFolder } from '../scripts/serve.mjs'
import { expect, test as base } from './fixtures'
import { fillSignIn, keyOf, row, signInAndOpen } from './steps'

interface Console {
  url: string
  /** Takes the file of a chunk away, and puts it back. */
  remove: (chunk: string) => Promise<void>
  restore: () => Promise<void>
}

const dist = join(import.meta.dirname, '../dist')

/** A copy of the console of its own: what is taken from it no other test misses. */
const test = base.extend<{ served: Console }>({
  // Playwright reads a fixture's needs from this pattern, so it stands even where there is none.
  // oxlint-disable-next-line no-empty-pattern
  served: async ({}, use) => {
    const root = await mkdtemp(join(tmpdir(), 'hopdeck-console-'))
    await cp(dist, root, { recursive: true })
    const served = await serveFolder({ root })
    const away = new Map<string, string>()
    await use({
      url: served.url,
      remove: async (chunk) => {
        const assets = join(root, 'assets')
        const file = (await readdir(assets)).find((name) => name.startsWith(`${chunk}-`) && name.endsWith('.js'))
        if (file === undefined) throw new Error(`The console has no file of ${chunk}`)
        away.set(join(assets, file), join(root, file))
        await rename(join(assets, file), join(root, file))
      },
      restore: async () => {
        for (const [from, to] of away) await rename(to, from)
      },
    })
    await served.close()
    await rm(root, { recursive: true, force: true })
  },
  consoleUrl: async ({ served }, use) => use(served.url),
})

test.use({ expectedProblems: [/status of 404/] })

test('an undo whose code is gone pauses, and goes on in the page that is loaded again', async ({
  page,
  appliance,
  served,
}) => {
  await served.remove('restore')
  await signInAndOpen(page, appliance, '/tags')
  for (const name of ['Staging', 'PCI']) await row(page, 'Tags', name).getByRole('checkbox').click()
  await page.getByRole('button', { name: 'Delete…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete 2 tags' }).click()
  await expect(page.getByRole('main').getByRole('status').first()).toContainText('2 of 2 verified')
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  const undo = page.getByRole('region', { name: 'Undo' })
  await expect(undo).toContainText('Paused: 0 of 2 changes done')
  await expect(undo).toContainText('load the page again')
  expect(appliance.log.filter(({ method, path }) => method === 'POST' && path === '/api/v1/tags')).toEqual([])

  await served.restore()
  await page.reload()
  await fillSignIn(page, appliance.url, keyOf(appliance))
  await undo.getByRole('button', { name: 'Go on', exact: true }).click()
  await expect(undo).toContainText('2 undone')
})

test('a script editor that is gone is not called a value that cannot be read', async ({
  page,
  appliance,
  served,
  problems,
}) => {
  problems.expect(/Failed to fetch dynamically imported module/)
  await served.remove('editor')
  await signInAndOpen(page, appliance, '/triggers/new')
  const alert = page.getByRole('dialog').getByRole('alert')
  await expect(alert).toContainText('Script could not be fetched')
  await expect(alert).toContainText('load the page again')
})

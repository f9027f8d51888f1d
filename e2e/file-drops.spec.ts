// Files that are dragged onto the console with a mouse: where they are taken, and that none takes the console's place.
import { writeFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { image } from './images'
import { heading } from './shell-steps'
import { signInAndOpen } from './steps'

/** Drags files over the middle of something, looks, and lets them go there. */
async function drop(page: Page, where: Locator, files: readonly string[], over?: () => Promise<void>): Promise<void> {
  const box = await where.boundingBox()
  if (!box) throw new Error('There is nothing to drop it on')
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const devtools = await page.context().newCDPSession(page)
  const data = { items: [], files: [...files], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver'] as const)
    await devtools.send('Input.dispatchDragEvent', { type, ...at, data })
  await over?.()
  await devtools.send('Input.dispatchDragEvent', { type: 'drop', ...at, data })
  await devtools.detach()
}

test('files are taken where they belong, and beside it the console stays', async ({ page, appliance }, info) => {
  const file = (name: string, content: string | Buffer) => {
    const path = info.outputPath(name)
    writeFileSync(path, content)
    return path
  }
  const list = file('fleet.csv', '\uFEFFhttps://eda-77.example.com/,,extrahop-eda-9.8.2.1422.tar\n')
  const images = ['eda', 'exa'].map((platform) => {
    const { name, buffer } = image('9.8.2.1422', platform)
    return file(name, buffer)
  })
  const other = file('notes.html', '<h1>Notes</h1>')
  await signInAndOpen(page, appliance, '/fleet')
  const lines = page.getByRole('textbox', { name: 'Appliances as CSV' })
  const chosen = page.getByRole('button', { name: 'Choose images…' })
  await expect(lines).toBeVisible()

  await drop(page, page.getByRole('heading', { name: 'No appliances yet' }), [other])
  await drop(page, heading(page), images)
  await drop(page, lines, [list], () => expect(page.locator('[data-over]')).toHaveCount(1))
  await expect(lines).toHaveValue(/^https:\/\/eda-77\.example\.com\//)
  await expect(page.locator('[data-over]')).toHaveCount(0)
  await drop(page, chosen, images)
  await expect(page.getByRole('listitem').filter({ hasText: '9.8.2.1422' })).toHaveCount(2)
  // One list has one file: which of two was meant, nobody knows.
  await drop(page, lines, images)
  await expect(lines).toHaveValue(/^https:\/\/eda-77\.example\.com\//)
  await drop(page, lines, [images[0] ?? ''])
  await expect(page.getByRole('alert')).toContainText('The list of appliances is a text file.')
  await expect(heading(page)).toHaveText('Fleet')
})

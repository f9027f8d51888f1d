// What is drawn stays where it is: a page that comes up moves nothing under the eyes or the pointer.
import { expect, test } from './fixtures'
import { expectRowVisible, open, signInAndOpen } from './steps'

declare global {
  interface Window {
    /** How far things moved, as parts of the window. */
    moved: number
  }
}

// As most people have it.
test.use({ reducedMotion: 'no-preference', fetchesAhead: true })

test('nothing moves while a list comes up', async ({ page, appliance }) => {
  const [device] = [...appliance.world.collections.devices.all()]
  await signInAndOpen(page, appliance, '/overview')
  await page.evaluate(() => {
    window.moved = 0
    new PerformanceObserver((list) => {
      // What a person moved does not count, and the script of this test is nobody.
      for (const entry of list.getEntries()) if ('value' in entry) window.moved += Number(entry.value)
    }).observe({ type: 'layout-shift' })
  })
  await open(page, '/devices')
  await expectRowVisible(page, 'Devices', device?.display_name ?? '')
  await expect(page.getByRole('main').getByText(/all loaded in/)).toBeVisible()
  expect(await page.evaluate(() => window.moved)).toBeLessThan(0.005)
})

// Every resource of the resource browser, by construction: its list opens, an object is created from what its form
// asks for, changed, deleted and brought back, as far as the catalogue says that the API allows.
import type { Locator, Page } from '@playwright/test'
import { generate } from 'selfsigned'
import type { Field } from '../src/catalog/fields'
import type { Resource } from '../src/catalog/operation'
import { inRelease } from '../src/catalog/release'
import { plainCreate } from '../src/crud/create-object'
import { formFields } from '../src/crud/form/form-fields'
import { shapeOf } from '../src/crud/form/shape'
import { nameFieldOf, sentence } from '../src/crud/model'
import { pathOf } from '../src/crud/paths'
import { canUndo } from '../src/crud/removal'
import { browsable } from '../src/resources'
import { expect, test } from './fixtures'
import { list, open, row, signInAndOpen } from './steps'

const release = '9.8'

const lists = browsable
  .map(({ resource }) => resource)
  .filter((resource) => resource.operations.list !== undefined)
  .filter(({ platforms, since, until }) => platforms.includes('discover') && inRelease(release, since, until))

let pair: ReturnType<typeof generate> | undefined

/** A certificate and its key, made once. */
const keyPair = () => (pair ??= generate([{ name: 'commonName', value: 'made.corp.example' }]))

/** Names must be alike nowhere. */
const nameFor = (resource: Resource) => `Made by a test of ${resource.name}`

const drawer = (page: Page): Locator => page.getByRole('dialog')

/** Fills one field of a form with something that its schema takes. */
async function fill(form: Locator, page: Page, field: Field, text: string): Promise<void> {
  const shape = shapeOf(field)
  // A field that may be left out says so in its label.
  const label = new RegExp(`^${field.label}( optional)?$`)
  switch (shape.kind) {
    case 'pem': {
      const pair = await keyPair()
      await form
        .getByLabel(label)
        .first()
        .fill(field.name === 'private_key' ? pair.private : pair.cert)
      break
    }
    case 'text':
    case 'long':
    case 'secret':
      await form.getByLabel(label).first().fill(text)
      break
    case 'code':
      await form.getByRole('textbox', { name: field.label, exact: true }).fill('// nothing')
      break
    case 'choice':
      await form
        .getByRole('radiogroup', { name: field.label })
        .getByText(shape.choices[0]?.label ?? '', { exact: true })
        .click()
      break
    case 'texts':
      await form
        .getByRole('combobox', { name: field.label })
        .fill(field.name === 'events' ? 'HTTP_REQUEST' : 'someone@corp.example')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
      break
    case 'duration':
      // Both ends of a quiet time, which is the only required span: a moment in the calendar.
      await form.getByLabel(label).fill(field.name === 'end' ? '2027-01-02T05:00' : '2027-01-02T03:00')
      break
    case 'boolean':
      break
    default:
      throw new Error(`No way to fill ${field.name}, which is ${shape.kind}`)
  }
}

/** The first field of a form that holds plain text, the name above all. */
function textField(resource: Resource, fields: readonly Field[]): Field | undefined {
  const name = nameFieldOf(resource)
  const plain = fields.filter((field) => shapeOf(field).kind === 'text')
  return plain.find((field) => field.name === name) ?? plain[0]
}

for (const resource of lists) {
  const [one, many] = resource.words
  const plural = sentence(many)
  const { update, remove } = resource.operations

  test(`${plural}: the list opens from its address and has its rows`, async ({ page, appliance }) => {
    await signInAndOpen(page, appliance, pathOf(resource.name) as `/${string}`)
    await expect(page.getByRole('heading', { level: 1, name: plural, exact: true })).toBeVisible()
    await expect(
      list(page, plural)
        .or(page.getByText(`No ${many} yet`))
        .first(),
    ).toBeVisible()
  })

  const made = plainCreate(resource)
  // What connects to another appliance needs that appliance.
  if (!made || resource.name === 'appliances') continue
  const fields = formFields(resource, made, release)
  const named = fields.find((field) => field.name === resource.key) ?? textField(resource, fields)

  test(`${plural}: created, changed, deleted and brought back`, async ({ page, appliance }) => {
    const name = nameFor(resource)
    await signInAndOpen(page, appliance, pathOf(resource.name) as `/${string}`)
    await page
      .getByRole('main')
      .getByRole('button', { name: `Create ${one}`, exact: true })
      .first()
      .click()
    const form = drawer(page)
    await expect(form.getByRole('heading', { name: `Create ${one}` })).toBeVisible()
    for (const field of fields) {
      if (field.required || field === named) await fill(form, page, field, field === named ? name : 'test.made')
    }
    if (resource.name === 'users')
      await fill(
        form,
        page,
        fields.find((field) => field.name === 'password')!,
        'A long one, 77',
      )
    await form.getByRole('button', { name: `Create ${one}`, exact: true }).click()

    // The appliance does not expose Location, so the new object was found in the list.
    const title = page.getByRole('heading', { level: 1, name: new RegExp(name) })
    await expect(title).toBeVisible()

    const changed = update && formFields(resource, update, release).find((field) => field.name === named?.name)
    if (changed) {
      await page.getByRole('button', { name: 'Edit…' }).click()
      await fill(form, page, changed, `${name}, changed`)
      await expect(form.getByText('Will be sent')).toBeVisible()
      await form.getByRole('button', { name: 'Save 1 change' }).click()
      await expect(page.getByRole('heading', { level: 1, name: `${name}, changed` })).toBeVisible()
    }

    if (!remove) return
    await page.getByRole('button', { name: 'Delete…' }).click()
    const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'))
    if (remove.destructive)
      await dialog
        .getByRole('textbox')
        .last()
        .fill((await title.textContent()) ?? '')
    await dialog.getByRole('button', { name: `Delete ${one}`, exact: true }).click()
    await expect(list(page, plural)).toBeVisible()
    await expect(row(page, plural, name)).toHaveCount(0)

    if (!canUndo(resource)) return
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(row(page, plural, name)).toBeVisible()
    await expect(page.getByText(/ is back (as|under its) id /)).toBeVisible()
  })
}

test('tags: assigned and detached from both sides, several at once', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/tags/9?tab=devices')
  await expect(page.getByText('No devices assigned')).toBeVisible()
  await page.getByRole('button', { name: 'Assign devices…' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Devices' }).fill('web-0001')
  await page.getByRole('option', { name: /web-0001/ }).click()
  await page.keyboard.press('Tab')
  await dialog.getByRole('button', { name: 'Assign 1 device' }).click()
  await expect(row(page, 'Devices', 'web-0001')).toBeVisible()

  await row(page, 'Devices', 'web-0001').getByRole('checkbox').click()
  await page.getByRole('button', { name: 'Detach 1 device' }).click()
  await expect(page.getByText('No devices assigned')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(row(page, 'Devices', 'web-0001')).toBeVisible()
})

test('several are deleted with an outcome for each, and the failed retried', async ({ page, appliance, problems }) => {
  problems.expect(/status of 500/)
  await signInAndOpen(page, appliance, '/tags')
  appliance.faults.add({ kind: 'status', status: 500, match: { path: '/tags/2', method: 'DELETE' }, times: 1 })
  for (const name of ['Staging', 'PCI', 'Medical']) await row(page, 'Tags', name).getByRole('checkbox').click()
  await page.getByRole('button', { name: 'Delete…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Delete 3 tags' }).click()
  await expect(dialog.getByRole('status')).toContainText('2 of 3 tags done, 1 failed')
  await expect(dialog.getByRole('row', { name: /Staging/ })).toContainText('500')
  await dialog.getByRole('button', { name: 'Retry 1 failed' }).click()
  await expect(dialog.getByRole('status')).toContainText('3 of 3 tags done')
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(row(page, 'Tags', 'Staging')).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(row(page, 'Tags', 'Staging')).toBeVisible()
  await expect(row(page, 'Tags', 'Medical')).toBeVisible()
})

test('a change by somebody else is shown before it is overwritten', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/tags/1/edit')
  const form = page.getByRole('dialog', { name: 'Edit tag' })
  await form.getByRole('textbox', { name: 'Name' }).fill('Mine')
  const [key] = appliance.keys
  await fetch(`${appliance.url}/api/v1/tags/1`, {
    method: 'PATCH',
    headers: { authorization: `ExtraHop apikey=${key?.key ?? ''}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Theirs' }),
  })
  await form.getByRole('button', { name: 'Save 1 change' }).click()
  const conflict = page.getByRole('dialog', { name: 'Changed since you opened it' })
  await expect(conflict.getByRole('row', { name: /Name/ })).toContainText('Production')
  await expect(conflict.getByRole('row', { name: /Name/ })).toContainText('Theirs')
  await conflict.getByRole('radio', { name: 'Name: yours' }).check()
  await conflict.getByRole('button', { name: 'Save this mix' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Mine' })).toBeVisible()
})

test('what the appliance refuses is said at its field', async ({ page, appliance, problems }) => {
  problems.expect(/status of 422/)
  await signInAndOpen(page, appliance, '/tags/new')
  const form = page.getByRole('dialog', { name: 'Create tag' })
  await form.getByRole('button', { name: 'Create tag' }).click()
  await expect(form.getByText('Needs a value')).toBeVisible()
  await form.getByRole('textbox', { name: 'Name' }).fill('Production')
  await form.getByRole('button', { name: 'Create tag' }).click()
  await expect(form.getByRole('alert')).toContainText(/name/i)
})

test('what a key may not do is disabled with the reason', async ({ page, appliance }) => {
  const key = appliance.keys.find((each) => each.privilege === 'write personal')?.key
  await signInAndOpen(page, appliance, '/tags', key)
  const button = page.getByRole('button', { name: 'Create tag' })
  await expect(button).toBeDisabled()
  await expect(button).toHaveAccessibleDescription(/write full/)
})

test('lists of devices are put together by name', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/watchlist')
  await page.getByRole('button', { name: 'Put devices on it…' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Devices' }).fill('0')
  const option = page
    .getByRole('option')
    .filter({ hasText: /^[a-z]+-\d{4}/ })
    .first()
  const name = /^[a-z]+-\d{4}/.exec((await option.textContent()) ?? '')?.[0] ?? ''
  expect(name).not.toBe('')
  await option.click()
  await page.keyboard.press('Tab')
  await dialog.getByRole('button', { name: 'Put 1 device on it' }).click()
  await expect(row(page, 'Watchlist', name)).toBeVisible()
  await row(page, 'Watchlist', name).getByRole('checkbox').click()
  await page.getByRole('button', { name: 'Take off…' }).click()
  await dialog.getByRole('button', { name: /^Take off/ }).click()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(row(page, 'Watchlist', name)).toHaveCount(0)
})

test('a page that is left and opened by its address shows the same', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/device-groups?q=servers&sort=%5B%7B"column":"name","desc":true%7D%5D')
  const names = list(page, 'Device groups').getByRole('row')
  await expect(names.nth(1)).toContainText('SMTP Servers')
  await open(page, '/device-groups/1?tab=devices')
  await expect(list(page, 'Devices')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Assign devices…' }).first()).toBeDisabled()
})

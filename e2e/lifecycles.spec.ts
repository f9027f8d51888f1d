// Every resource of the resource browser, by construction: its list opens, an object is created from what its form
// asks for, changed, deleted and brought back, as far as the catalogue says that the API allows. On every role, and on
// the older releases wherever a resource is not the same there as in the newest.
import type { Locator, Page } from '@playwright/test'
import { generate } from 'selfsigned'
import type { Field } from '../src/catalog/fields'
import type { Resource } from '../src/catalog/operation'
import type { Platform } from '../src/catalog/platform'
import { inRelease, type Release } from '../src/catalog/release'
import { plainCreate } from '../src/crud/create-object'
import { formFields } from '../src/crud/form/form-fields'
import { shapeOf } from '../src/crud/form/shape'
import { nameFieldOf, sentence } from '../src/crud/model'
import { pathOf } from '../src/crud/paths'
import { canUndo } from '../src/crud/removal'
import { browsable } from '../src/resources'
import { typeDay, typeTime } from './calendar-steps'
import { expect, test } from './fixtures'
import { list, open, row, signInAndOpen, undo } from './steps'

interface Surroundings {
  role: Platform
  release: Release
}

const surroundings: readonly Surroundings[] = [
  { role: 'discover', release: '9.8' },
  { role: 'command', release: '9.8' },
  { role: 'explore', release: '9.8' },
  { role: 'trace', release: '9.8' },
  { role: 'discover', release: '8.0' },
  { role: 'discover', release: '5.3' },
  { role: 'explore', release: '8.0' },
]

let pair: ReturnType<typeof generate> | undefined

/** A certificate and its key, made once. */
const keyPair = () => (pair ??= generate([{ name: 'commonName', value: 'made.corp.example' }]))

/** So many are gone through in one tab: signing in takes as long as going through one. */
const atOnce = 4

const pluralOf = ({ words: [, many] }: Resource) => sentence(many)

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
    case 'number':
      // Both ends of a quiet time, which are the only required numbers: a day and a time.
      await typeDay(form, field.label, '20270102')
      await typeTime(form, field.label, field.name === 'end' ? '0500' : '0300')
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

/** What is asked for when one is made. */
const formOf = (resource: Resource, place: Surroundings): Field[] => {
  const made = plainCreate(resource)
  return made ? formFields(resource, made, { platform: place.role, release: place.release }) : []
}

/** The resources that are to be gone through there: all of the newest Discover, elsewhere what is not the same. */
function resourcesOf(place: Surroundings): Resource[] {
  const { role, release } = place
  const fields = (resource: Resource, of: Release) =>
    formOf(resource, { ...place, release: of }).map(({ name, required }) => [name, required])
  const onDiscover = (resource: Resource) =>
    formOf(resource, { role: 'discover', release: '9.8' }).map(({ name, required }) => [name, required])
  const alikeOnDiscover = (resource: Resource) =>
    resource.platforms.includes('discover') &&
    JSON.stringify(onDiscover(resource)) === JSON.stringify(fields(resource, '9.8'))
  return browsable
    .map(({ resource }) => resource)
    .filter((resource) => resource.operations.list !== undefined && resource.platforms.includes(role))
    .filter(({ since, until }) => inRelease(release, since, until))
    .filter(
      (resource) =>
        (release === '9.8' && (role === 'discover' || !alikeOnDiscover(resource))) ||
        !inRelease('9.8', resource.since, resource.until) ||
        JSON.stringify(fields(resource, release)) !== JSON.stringify(fields(resource, '9.8')),
    )
}

for (const place of surroundings)
  test.describe(`${place.role} ${place.release}`, () => {
    test.use({ applianceOptions: place })
    const there = resourcesOf(place)
    const making = there.filter((resource) => made(resource, place))
    for (let from = 0; from < making.length; from += atOnce) {
      const some = making.slice(from, from + atOnce)
      test(`${some.map(pluralOf).join(', ')}: listed, created, changed, deleted and brought back`, async ({
        page,
        appliance,
      }) => {
        test.slow()
        for (const resource of some)
          await test.step(pluralOf(resource), async () => {
            const address = pathOf(resource.name) as `/${string}`
            if (resource === some[0]) await signInAndOpen(page, appliance, address)
            else await open(page, address)
            await goThrough(page, resource, place)
          })
      })
    }
    // That every page opens everywhere is tested with the pages.
    if (place.role === 'discover' && place.release === '9.8')
      test('what is not made with a form is listed, with its rows', async ({ page, appliance }) => {
        await signInAndOpen(page, appliance, '/overview')
        for (const resource of there.filter((one) => !making.includes(one)))
          await test.step(resource.name, async () => {
            await open(page, pathOf(resource.name) as `/${string}`)
            await expectOpen(page, resource)
          })
      })
  })

/** How a person makes one with a form, if one can. */
function made(resource: Resource, { role, release }: Surroundings) {
  const create = plainCreate(resource)
  // What connects to another appliance needs that appliance; device groups are composed on a page of their own.
  if (!create || resource.name === 'appliances' || resource.name === 'devicegroups') return undefined
  return create.platforms.includes(role) && inRelease(release, create.since, create.until) ? create : undefined
}

async function expectOpen(page: Page, resource: Resource): Promise<void> {
  const plural = pluralOf(resource)
  await expect(page.getByRole('heading', { level: 1, name: plural, exact: true })).toBeVisible()
  await expect(
    list(page, plural)
      .or(page.getByText(`No ${resource.words[1]} yet`))
      .first(),
  ).toBeVisible()
}

async function goThrough(page: Page, resource: Resource, place: Surroundings): Promise<void> {
  const { role, release } = place
  const [one] = resource.words
  const plural = pluralOf(resource)
  const { update, remove } = resource.operations
  const create = made(resource, place)
  if (!create) throw new Error(`${plural} are not made with a form`)
  const fields = formFields(resource, create, { platform: role, release })
  const named = fields.find((field) => field.name === resource.key) ?? textField(resource, fields)
  const name = nameFor(resource)
  await expectOpen(page, resource)
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
  // A name is all that the API asks for; what is of no use so is made by whoever says so.
  if (['alerts', 'users'].includes(resource.name) || (resource.name === 'customdevices' && release === '9.8'))
    await page
      .getByRole('alertdialog', { name: `Create ${one}?` })
      .getByRole('button', { name: `Create ${one}`, exact: true })
      .click()

  // The appliance does not expose Location, so the new object was found in the list.
  const title = page.getByRole('heading', { level: 1, name: new RegExp(name) })
  await expect(title).toBeVisible()

  const changed =
    update && formFields(resource, update, { platform: role, release }).find((field) => field.name === named?.name)
  if (changed) {
    await page.getByRole('button', { name: 'Edit…' }).click()
    await fill(form, page, changed, `${name} changed`)
    await expect(form.getByText('Will be sent')).toBeVisible()
    await form.getByRole('button', { name: 'Save 1 change' }).click()
    await expect(page.getByRole('heading', { level: 1, name: `${name} changed` })).toBeVisible()
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
  // The change before can be taken back as well.
  await undo(page, new RegExp(`${name}.* deleted`))
  await expect(row(page, plural, name)).toBeVisible()
  await expect(page.getByText(new RegExp(`${name}.* is back (as|under its) id `))).toBeVisible()
}

// Two people change the same object: neither is written over unseen, whether the object says when it was changed or not.
import type { Page } from '@playwright/test'
import { changeBehind } from '../src/simulator/change'
import { expect, test } from './fixtures'
import { answeredWith } from './problems'
import { callDirectly, open, signInAndOpen } from './steps'

const form = (page: Page) => page.getByRole('dialog', { name: /^Edit / })
const conflict = (page: Page) => page.getByRole('dialog', { name: 'Changed since you opened it' })

test('objects without a time of change are guarded by their values', async ({ page, appliance }) => {
  const { emailgroups, users } = appliance.world.collections
  const [group] = emailgroups.all()
  const [user] = [...users.all()].slice(-1)
  if (!group || !user) throw new Error('The world lacks what is changed')
  const cases = [
    { path: `/email-groups/${group.id}`, resource: 'emailgroups', id: group.id, label: 'Name', field: 'group_name' },
    { path: `/users/${user.username}`, resource: 'users', id: user.username, label: 'Full name', field: 'name' },
  ]
  await signInAndOpen(page, appliance, '/overview')
  for (const { path, resource, id, label, field } of cases) {
    await open(page, `${path}/edit` as `/${string}`)
    const input = form(page).getByRole('textbox', { name: label, exact: true })
    await input.fill('mine')
    changeBehind(appliance.world, resource, id, { [field]: 'theirs' })
    await form(page).getByRole('button', { name: 'Save 1 change' }).click()
    await expect(conflict(page), resource).toContainText('theirs')
    expect(appliance.world.collection(resource)?.find(String(id)), resource).toMatchObject({ [field]: 'theirs' })
    await conflict(page)
      .getByRole('radio', { name: `${label}: yours` })
      .check()
    await conflict(page).getByRole('button', { name: 'Save this mix' }).click()
    await expect(conflict(page)).toHaveCount(0)
    expect(appliance.world.collection(resource)?.find(String(id)), resource).toMatchObject({ [field]: 'mine' })
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await expect
      .poll(() => appliance.world.collection(resource)?.find(String(id)), resource)
      .toMatchObject({ [field]: 'theirs' })
  }
})

test('the rights on a dashboard that somebody else gave meanwhile stay', async ({ page, appliance }) => {
  const boards = (await callDirectly(appliance, 'GET', '/dashboards')) as { id: number; rights?: string[] }[]
  const board = boards.find(({ rights }) => rights?.includes('share'))
  if (!board) throw new Error('No dashboard can be shared')
  const shared = page.getByRole('region', { name: 'Shared with' })
  await signInAndOpen(page, appliance, `/dashboards/${board.id}`)
  await expect(shared).toBeVisible()
  const everyone = shared.getByRole('checkbox', { name: 'Everyone may view it' })
  const was = await everyone.isChecked()
  await everyone.click()
  await callDirectly(appliance, 'PATCH', `/dashboards/${board.id}/sharing`, { users: { setup: 'editor' } })
  await shared.getByRole('button', { name: 'Save 1 change' }).click()
  await expect(conflict(page)).toContainText('User setup')
  await conflict(page).getByRole('button', { name: 'Save this mix' }).click()
  await expect(conflict(page)).toHaveCount(0)
  await expect(everyone).toBeChecked({ checked: !was })
  await expect(shared).toContainText('setup')
})

test('what is changed of a sharing while it is saved stays to be saved', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/dashboards/4')
  const shared = page.getByRole('region', { name: 'Shared with' })
  const everyone = shared.getByRole('checkbox', { name: 'Everyone may view it' })
  await expect(everyone).toBeVisible()
  const was = await everyone.isChecked()
  const anyone = async () =>
    ((await callDirectly(appliance, 'GET', '/dashboards/4/sharing')) as { anyone: unknown }).anyone === 'viewer'
  appliance.faults.add({ kind: 'delay', ms: 1500, times: 1, match: { method: 'PATCH' } })
  await everyone.click()
  await shared.getByRole('button', { name: 'Save 1 change' }).click()
  await everyone.click()
  await expect.poll(anyone).toBe(!was)
  await expect(page.getByText(/^The sharing of .* saved$/)).toBeVisible()
  await expect(everyone).toBeChecked({ checked: was })
  await shared.getByRole('button', { name: 'Save 1 change' }).click()
  await expect.poll(anyone).toBe(was)
})

test('a key of little privilege may change the password of its own user, and nothing else', async ({
  page,
  appliance,
}) => {
  const key = appliance.keys.find(({ privilege }) => privilege === 'write limited')
  if (!key) throw new Error('No key with write limited')
  await signInAndOpen(page, appliance, `/users/${key.user}`, key.key)
  await page.getByRole('button', { name: 'Edit…' }).click()
  await expect(form(page).getByLabel(/^Password/)).toBeVisible()
  await expect(form(page).getByRole('textbox', { name: 'Full name' })).toHaveCount(0)
  await open(page, '/users/setup')
  await expect(page.getByRole('button', { name: 'Edit…' })).toHaveAccessibleDescription('Needs system full privileges')
})

test('what the appliance has once is guarded as an object is', async ({ page, appliance }) => {
  const { ticketing } = appliance.world.appliance
  await signInAndOpen(page, appliance, '/extrahop')
  await page.getByRole('button', { name: 'Change ticketing…' }).click()
  const drawer = page.getByRole('dialog', { name: 'Change ticketing' })
  await drawer.getByRole('textbox', { name: 'Link to a ticket' }).fill('https://mine.example/$ticket_id')
  ticketing.url_template = 'https://theirs.example/$ticket_id'
  await drawer.getByRole('button', { name: 'Save 1 change' }).click()
  await expect(conflict(page)).toContainText('theirs.example')
  expect(ticketing.url_template).toContain('theirs')
  await conflict(page).getByRole('button', { name: 'Save this mix' }).click()
  await expect(page.getByRole('region', { name: 'Ticketing' })).toContainText('mine.example')
  expect(ticketing.url_template).toContain('mine')
})

test('a form whose reading the appliance puts off says what it waits for, and stops when told', async ({
  page,
  appliance,
  problems,
}) => {
  problems.expect(answeredWith(429))
  const [tag] = appliance.world.collections.tags.all()
  if (!tag) throw new Error('No tag')
  await signInAndOpen(page, appliance, `/tags/${tag.id}/edit`)
  await form(page).getByRole('textbox', { name: 'Name' }).fill('mine')
  const path = `/tags/${tag.id}`
  const slow = { 'Retry-After': '9', 'Access-Control-Expose-Headers': 'Retry-After' }
  appliance.faults.add({ kind: 'status', status: 429, headers: slow, match: { method: 'GET', path } })
  await form(page).getByRole('button', { name: 'Save 1 change' }).click()
  await expect(form(page).getByRole('status')).toContainText(`asked to wait 9 s before GET ${path} is sent again`)
  await form(page).getByRole('button', { name: 'Stop waiting' }).click()
  await expect(form(page).getByRole('alert')).toContainText('Too many requests at once')
  expect(appliance.world.collections.tags.find(String(tag.id))?.name).toBe(tag.name)
})

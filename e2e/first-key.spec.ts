// An appliance whose setup account has no key yet: the first one is made where one signs in.
import { expect, test } from './fixtures'
import { answeredWith } from './problems'
import { applianceField, keyField, placesWith, signInButton } from './sign-in-steps'
import { mainNavigation, stayWhenAsked } from './steps'

test('the first key of the setup account is made with its password, shown once and used', async ({
  page,
  appliance,
  problems,
}) => {
  problems.expect(answeredWith(401), answeredWith(409))
  const { apikeys, users } = appliance.world.collections
  const password = users.get('setup')?.password ?? ''
  await page.goto('/')
  await applianceField(page).fill(appliance.url)
  const dialog = page.getByRole('dialog', { name: 'First key of the setup account' })
  const make = async (typed: string) => {
    await dialog.getByLabel('Setup password').fill(typed)
    await dialog.getByRole('button', { name: 'Make the key' }).click()
  }
  await page.getByRole('button', { name: 'Make the first one' }).click()
  await make(password)
  await expect(dialog).toContainText('The setup account has a key already')
  for (const { id, username } of apikeys.all()) if (username === 'setup') apikeys.delete(id)
  await make('not it')
  await expect(dialog).toContainText('does not take this password. No key was made.')
  await make(password)
  await expect(dialog).toContainText('It is shown this once')
  const made = [...apikeys.all()].find(({ username }) => username === 'setup')
  await expect(dialog.getByText(made?.key ?? 'none')).toBeVisible()
  // It cannot be made a second time: no key and no reload takes it away without a word.
  await page.keyboard.press('Escape')
  await page
    .getByRole('alertdialog', { name: 'Close it for good?' })
    .getByRole('button', { name: 'Back to it' })
    .click()
  await stayWhenAsked(page)
  await expect(dialog.getByText(made?.key ?? 'none')).toBeVisible()
  const sent = appliance.log.filter(({ operation }) => operation === 'apikeys.create')
  expect(sent.map(({ status }) => status)).toEqual([409, 401, 201])
  await dialog.getByRole('button', { name: 'Use it here' }).click()
  await expect(keyField(page)).toHaveValue(made?.key ?? '')
  await signInButton(page).click()
  await expect(mainNavigation(page)).toBeVisible()
  expect(await placesWith(page, made?.key ?? '')).toEqual([])
})

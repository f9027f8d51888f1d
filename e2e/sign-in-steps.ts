// Sentences about signing in: the form, the plate in the header, and where a key must not be found.
import { expect, type Locator, type Page } from '@playwright/test'

export const applianceField = (page: Page): Locator => page.getByLabel('Appliance', { exact: true })
export const keyField = (page: Page): Locator => page.getByLabel('API key', { exact: true })
export const signInButton = (page: Page): Locator => page.getByRole('button', { name: 'Sign in', exact: true })
export const keepChoice = (page: Page): Locator => page.getByRole('checkbox', { name: 'Keep for this tab, encrypted' })

/** The button in the header that names the appliance one acts on: name, role, version, privilege. */
export const plate = (page: Page): Locator => page.getByRole('banner').getByRole('button', { name: / · / })

export async function expectSignInPage(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in to an appliance')
}

/** Opens the list of appliances that are signed in. */
export async function openSwitcher(page: Page): Promise<Locator> {
  await plate(page).click()
  const dialog = page.getByRole('dialog', { name: 'Signed in' })
  await expect(dialog).toBeVisible()
  return dialog
}

/**
 * Everything that outlives a line of the console's code: storage of every kind, addresses, the history, cookies, the
 * document itself, by the name of its place. Objects that cannot be read as text, such as a CryptoKey, tell their
 * fields alone.
 */
export async function everythingKept(page: Page): Promise<Record<string, string>> {
  return page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(new Error('IndexedDB failed')))
      })
    const tell = (value: unknown): unknown =>
      value instanceof CryptoKey ? { algorithm: value.algorithm, extractable: value.extractable } : value
    const databases = await Promise.all(
      (await indexedDB.databases()).map(async ({ name = '' }) => {
        const database = await settled(indexedDB.open(name))
        const tables = await Promise.all(
          [...database.objectStoreNames].map((table) =>
            settled(database.transaction(table).objectStore(table).getAll()),
          ),
        )
        database.close()
        return { name, tables }
      }),
    )
    return {
      localStorage: JSON.stringify(Object.entries(localStorage)),
      sessionStorage: JSON.stringify(Object.entries(sessionStorage)),
      indexedDB: JSON.stringify(databases, (_, value: unknown) => tell(value)),
      caches: JSON.stringify(await caches.keys()),
      address: location.href,
      history: JSON.stringify(history.state),
      cookies: document.cookie,
      name: window.name,
      document: document.documentElement.outerHTML,
    }
  })
}

/** The places in which a text is kept, in clear or as base64. */
export async function placesWith(page: Page, secret: string): Promise<string[]> {
  const forms = [secret, btoa(secret), encodeURIComponent(secret)]
  return Object.entries(await everythingKept(page))
    .filter(([, text]) => forms.some((form) => text.includes(form)))
    .map(([place]) => place)
}

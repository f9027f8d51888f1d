// Run after "npm install" has written package-lock.json: see lock-file.mjs for why.
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { completed, missingEntries } from './lock-file.mjs'

const file = resolve(import.meta.dirname, '../package-lock.json')
const lock = JSON.parse(readFileSync(file, 'utf8'))
const missing = missingEntries(lock.packages)
if (missing.length > 0) {
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: completed(lock.packages) }, null, 2)}\n`)
}
console.log(`package-lock.json: ${missing.length} entries for other systems added.`)

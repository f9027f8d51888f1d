// Prints what each route weighs and what is wrong with the built files; exits with 1 if anything is.
import { resolve } from 'node:path'
import { kilobytes, weigh } from './bundle.mjs'

const { figures, problems } = weigh(resolve(import.meta.dirname, '../dist'))
for (const { name, bytes, limit, files } of figures)
  console.log(`${name}: ${kilobytes(bytes)} of ${kilobytes(limit)} JavaScript (gzip) in ${files.length} files`)
for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exitCode = 1

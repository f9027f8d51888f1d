// Names every import in src/ that crosses a wall of walls.mjs; exits with 1 if there is one.
import { resolve } from 'node:path'
import { brokenWalls } from './walls.mjs'

const broken = brokenWalls(resolve(import.meta.dirname, '..'))
for (const line of broken) console.error(line)
if (broken.length > 0) process.exitCode = 1
else console.log('No import crosses a wall.')

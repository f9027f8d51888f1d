import { describe, expect, it } from 'vitest'
import { help, parseWords, UsageError } from './options'

describe('options', () => {
  it('reads every option of the help text', () => {
    const words =
      '--role explore --release 8.0 --port 9443 --tls --devices 50000 --seed 7 --records-per-hour 1000000 --latency 20 --origin http://localhost:4173 --origin=https://console.example --any-origin --api-key abc --expose-headers --bare-401 --strict --upgrade-seconds 40 --restart-seconds 5 --control-port 0 --fleet 30 --failing 2 --images /images --json'
    expect(parseWords(words.split(' '))).toEqual({
      role: 'explore',
      release: '8.0',
      port: 9443,
      tls: true,
      devices: 50_000,
      seed: 7,
      recordsPerHour: 1_000_000,
      latency: 20,
      origins: ['http://localhost:4173', 'https://console.example'],
      anyOrigin: true,
      apiKey: 'abc',
      exposeHeaders: true,
      bare401: true,
      strict: true,
      upgradeTime: 40_000,
      restartTime: 5000,
      controlPort: 0,
      fleet: 30,
      failing: 2,
      images: '/images',
      json: true,
      help: false,
    })
    const told = [...help.matchAll(/^ {2}(--[\w-]+)/gm)].map(([, name = '']) => name)
    expect(told.filter((name) => name !== '--help' && !words.includes(name))).toEqual([])
  })

  it.each([
    ['--role printer', '--role takes'],
    ['--release nine', '--release takes'],
    ['--release 4.0', '--release takes'],
    ['--port 70000', '--port takes'],
    ['--port -1', '--port takes'],
    ['--port', '--port needs a value'],
    ['--records-per-hour 1000001', '--records-per-hour takes'],
    ['--origin http://localhost:4173/', '--origin takes'],
    ['--origin localhost', '--origin takes'],
    ['--frobnicate', 'There is no option --frobnicate'],
    ['stray', 'There is no option stray'],
  ])('%s is refused in one sentence', (words, sentence) => {
    expect(() => parseWords(words.split(' '))).toThrow(UsageError)
    expect(() => parseWords(words.split(' '))).toThrow(sentence)
  })
})

// @vitest-environment node
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Appliance } from '../../api/appliance'
import { forgetKey } from '../../api/keys'
import { startSimulator, type Simulator } from '../../simulator/server'
import { signedIn } from '../signed-in'
import { applyConfig, readConfig, sealedIn, sending } from './config'
import { atDesk, hold, taking, type Config } from './desk'
import { hiddenSecrets } from './hidden-secrets'
import { lockOuts } from './lock-outs'
import { saveIfSeen } from './save'
import { readDocument, withValue } from './sections'

const changedIn = async (from: Config, to: Config) => (await atDesk('changes', { from, to })).map(({ name }) => name)
const within = async (base: Config, names: string[], text: string) => taking(base, names, await hold(text))
const edited = async (base: Config, path: string[], value: string) =>
  hold(withValue(readDocument(await base.file.text()), path, value))

let simulator: Simulator
let appliance: Appliance

beforeEach(async () => {
  simulator = await startSimulator({ devices: 20, jobStep: 5 })
  appliance = signedIn(simulator)
})
afterEach(async () => {
  forgetKey(appliance.id)
  await simulator.close()
})

it('sends the whole document with one value changed, numbers beyond 2^53 and the order of keys kept', async () => {
  simulator.world.config.write('{"zeta": {"n": 9007199254740993}, "alpha": {"b": 1, "a": 2}}')
  const base = await readConfig(appliance, 'live')
  const mine = await edited(base, ['alpha', 'b'], '5')
  const done = await applyConfig(appliance, base, mine)
  expect(done).toMatchObject({ kind: 'applied', wrong: [] })
  expect(simulator.world.config.text()).toBe('{\n  "zeta": {"n": 9007199254740993},\n  "alpha": {"b": 5, "a": 2}\n}')
})

it('keeps what somebody else changed meanwhile, and asks where both changed the same section', async () => {
  const base = await readConfig(appliance, 'live')
  Object.assign(simulator.world.config.live, { added: { by: 'other' }, dns: { dns: '192.0.2.1' } })
  const mine = await within(base, ['ntp'], '{"ntp": {"servers": ["192.0.2.9"]}}')
  const done = await applyConfig(appliance, base, mine)
  expect(done).toMatchObject({ kind: 'applied', theirs: ['dns', 'added'], wrong: [] })
  expect(simulator.world.config.live).toMatchObject({ added: { by: 'other' }, dns: { dns: '192.0.2.1' } })
  const both = await within(base, ['dns'], '{"dns": {"dns": "192.0.2.2"}}')
  expect(await applyConfig(appliance, base, both)).toMatchObject({ kind: 'conflict', sections: ['dns'] })
})

it('says that nothing was sent where what is there cannot be read before', async () => {
  const base = await readConfig(appliance, 'live')
  const mine = await within(base, ['ntp'], '{"ntp": {}}')
  simulator.faults.add({ kind: 'status', status: 500, match: { method: 'GET', path: '/runningconfig' } })
  await expect(applyConfig(appliance, base, mine)).rejects.toThrow('Nothing was sent. GET /runningconfig: 500.')
})

it('notices a section that the appliance dropped', async () => {
  simulator.world.config.loses = 'dns'
  const base = await readConfig(appliance, 'live')
  const mine = await within(base, ['ntp'], '{"ntp": {}}')
  const done = await applyConfig(appliance, base, mine)
  expect(done.kind === 'applied' && done.wrong).toEqual([{ name: 'dns', was: true, is: false }])
})

it('looks after a change whose answer was lost', async () => {
  simulator.faults.add({ kind: 'drop', after: true, times: 2, match: { method: 'PUT', path: '/runningconfig' } })
  const base = await readConfig(appliance, 'live')
  const mine = await within(base, ['ntp'], '{"ntp": {}}')
  expect(await applyConfig(appliance, base, mine)).toMatchObject({ kind: 'applied', wrong: [] })
})

it('takes secrets that are encrypted anew on each read for unchanged, and tells one that was changed', async () => {
  simulator.world.config.write('{"mail": {"smtp_password": "aes:1:5f", "port": 25}, "ntp": {"servers": []}}')
  simulator.world.config.save()
  const base = await readConfig(appliance, 'live')
  const saved = await readConfig(appliance, 'saved')
  expect(await changedIn(saved, base)).toHaveLength(1)
  expect([...(await sealedIn(appliance, saved, base))]).toEqual(['mail'])
  const mine = await edited(base, ['mail', 'port'], '26')
  const done = await applyConfig(appliance, base, mine)
  expect(done).toMatchObject({ kind: 'applied', wrong: [], theirs: [] })
  // A secret that reads the same each time is another one when it differs.
  simulator.world.config.write('{"mail": {"smtp_password": "plain"}}')
  const plain = await readConfig(appliance, 'live')
  const other = await hold('{"mail": {"smtp_password": "other"}}')
  expect([...(await sealedIn(appliance, other, plain))]).toEqual([])
})

it('says which change would lock this console out', () => {
  const base = readDocument('{"api": {"origins": ["https://console.example"]}, "ip": "192.0.2.21", "user": "setup"}')
  const who = { origin: 'https://console.example', address: '192.0.2.21', user: 'setup' }
  expect(lockOuts(base, readDocument('{"api": {"origins": []}, "ip": "192.0.2.22"}'), who)).toHaveLength(3)
  expect(lockOuts(base, base, who)).toEqual([])
})

it('finds what it takes away although it stands elsewhere too, or with a prefix length or port behind it', () => {
  const base = readDocument(
    '{"users": {"list": ["setup", "jo"]}, "audit": {"by": "setup"}, "interfaces": {"0": {"cidr": "192.0.2.21/24"}}}',
  )
  const who = { origin: 'https://console.example', address: '192.0.2.21', user: 'setup' }
  const mine = (text: string) => lockOuts(base, readDocument(text), who)
  const rest = '"audit": {"by": "setup"}, "interfaces": {"0": {"cidr": "192.0.2.21/24"}}'
  expect(mine(`{"users": {"list": ["jo"]}, ${rest}}`)).toEqual([expect.stringContaining('the user setup')])
  expect(mine(`{${rest}}`)).toEqual([expect.stringContaining('the user setup')])
  expect(mine(base.text.replace('192.0.2.21/24', '192.0.2.210/24'))).toEqual([
    expect.stringContaining('the address 192.0.2.21'),
  ])
  expect(mine(base.text.replace('/24', '/25'))).toEqual([])
})

it('gives up asking in time, and says that this browser is cut off', async () => {
  const base = await readConfig(appliance, 'live')
  const mine = await within(base, ['ntp'], '{"ntp": {}}')
  const done = await applyConfig(appliance, base, mine, {
    within: 1200,
    onStep: (words) => {
      if (words.startsWith('Asking')) simulator.faults.add({ kind: 'drop', match: { method: 'GET' } })
    },
  })
  expect(done.kind).toBe('cut-off')
  expect(simulator.world.config.live['ntp']).toEqual({})
})

it('calls it cut off, too, where the key is not accepted any more: the change was made', async () => {
  const base = await readConfig(appliance, 'live')
  const mine = await within(base, ['ntp'], '{"ntp": {}}')
  const done = await applyConfig(appliance, base, mine, {
    within: 800,
    onStep: (words) => {
      if (words.startsWith('Asking')) simulator.faults.add({ kind: 'revoke-key', key: simulator.keys[0]?.key ?? '' })
    },
  })
  expect(done).toMatchObject({ kind: 'cut-off', why: expect.stringContaining('401') })
  expect(simulator.world.config.live['ntp']).toEqual({})
})

it.each([500, 207, null])('says of a lost answer (%s) that nothing was changed where that is so', async (status) => {
  const base = await readConfig(appliance, 'live')
  const mine = await within(base, ['ntp'], '{"ntp": {}}')
  const match = { method: 'PUT' }
  simulator.faults.add(status === null ? { kind: 'hang', match } : { kind: 'status', status, match })
  const stop = new AbortController()
  const done = applyConfig(appliance, base, mine, {
    stop: stop.signal,
    onStep: (words) => {
      if (words === sending) setTimeout(() => stop.abort(), 50)
    },
  })
  await expect(done).rejects.toMatchObject({ looked: 'not done' })
  expect(simulator.world.config.live['ntp']).not.toEqual({})
})

it('compares with another appliance that is signed in to, and with a file', async () => {
  const other = await startSimulator({ devices: 20, jobStep: 5 })
  other.world.config.live['dns'] = { dns: '192.0.2.99' }
  const [here, there] = [await readConfig(appliance, 'live'), await readConfig(signedIn(other), 'live')]
  expect(await changedIn(there, here)).toEqual(['dns'])
  expect(await changedIn(await hold(await here.file.text()), here)).toEqual([])
  forgetKey(other.url)
  await other.close()
})

it('saves what was looked at, and not what another operator changed since', async () => {
  const { config } = simulator.world
  const seen = await hold(config.text())
  config.live['ntp'] = { servers: ['192.0.2.66'] }
  expect(await saveIfSeen(appliance, seen)).toEqual(['ntp'])
  expect(simulator.log.some(({ operation }) => operation === 'runningconfig.save')).toBe(false)
  expect(await saveIfSeen(appliance, await hold(config.text()))).toEqual([])
  expect(simulator.log.some(({ operation }) => operation === 'runningconfig.save')).toBe(true)
})

it('keeps secrets as hashes that another browser does not share', () => {
  const secret = readDocument('{"snmp": {"community": "s3cret", "port": 161}, "api_key": {"on": true}}')
  const kept = hiddenSecrets(secret, 'one')
  expect(kept).not.toContain('s3cret')
  expect(kept).toContain('161')
  expect(kept).not.toBe(hiddenSecrets(secret, 'two'))
  expect(kept).toBe(hiddenSecrets(secret, 'one'))
  expect(kept).not.toBe(hiddenSecrets(readDocument(secret.text.replace('s3cret', 's4cret')), 'one'))
})

it('keeps no secret of any form: bare values, lists, digits, keys and passwords in texts', () => {
  const open = { strict: true, password_min_length: 8, method: 'ldap', url: 'https://mail.corp.example:8443/a@b' }
  const kept = hiddenSecrets(
    readDocument(
      JSON.stringify({
        api_key: 's3cret-1',
        passwords: ['s3cret-2'],
        snmp: { community: ['s3cret-3'], note: '-----BEGIN RSA PRIVATE KEY-----\ns3cret-4' },
        pin: { password: 47_110_815, token: { value: 's3cret-5' } },
        proxy: { url: 'https://jo:s3cret-6@proxy.corp.example/', header: 'ExtraHop apikey=s3cret-7' },
        password: open,
      }),
    ),
    'one',
  )
  expect(kept).not.toMatch(/s3cret|47110815/)
  expect(JSON.parse(kept)).toMatchObject({ password: open })
})

it('looks for secrets in a long text in time that grows with it', () => {
  const text = `http://${':'.repeat(200_000)}`
  expect(JSON.parse(hiddenSecrets(readDocument(JSON.stringify({ text })), 'one'))).toEqual({ text })
})

/** What is looked at before an appliance is upgraded: rules as data, each with its own words. Pure. */
import { platformNames, type Platform } from '../../catalog/platform'
import { compareVersions, releaseOf } from '../../catalog/release'
import { areConnected, type Facts } from './facts'
import { mustNotBeBelow, windowOf } from './member'

/** An image that was picked, as far as it can be told before it leaves this machine. */
export interface ImageFacts {
  name: string
  size: number
  version: string | null
  platform: Platform | null
  problems: readonly string[]
}

export interface Checked {
  facts: Facts
  image: ImageFacts | null
  /** Why there is none, where there is none. */
  lack: string
  /** All that are to be upgraded, with what they are to run. */
  others: readonly { facts: Facts; to: string | null }[]
  now: number
  /** How long upgrades may begin, ms; absent where no end is set. */
  window?: number | undefined
}

/** `stop` keeps an appliance from its upgrade; `warn` and `unknown` leave it to a person. */
export interface Judgement {
  is: 'ok' | 'stop' | 'warn' | 'unknown'
  words: string
  /** It did not answer what it could have told: others tell it. */
  unread?: boolean
}

interface Rule {
  id: string
  title: string
  judge: (checked: Checked) => Judgement | null
}

const day = 86_400_000
const ok = (words: string): Judgement => ({ is: 'ok', words })
const stop = (words: string): Judgement => ({ is: 'stop', words })
const warn = (words: string): Judgement => ({ is: 'warn', words })
const unknown = (words: string): Judgement => ({ is: 'unknown', words })
const unread = (words: string): Judgement => ({ is: 'unknown', words, unread: true })

const days = (ms: number): string => {
  const whole = Math.floor(ms / day)
  return whole === 1 ? '1 day' : `${whole} days`
}

/** Major releases by which an image may be ahead of what runs: no source tells the supported ones. */
const farAhead = 1

export const rules: readonly Rule[] = [
  {
    id: 'release',
    title: 'Takes an image from here',
    judge: ({ facts: { refuses } }) =>
      refuses === null ? ok('Yes') : stop(`It takes no image from here: ${refuses}.`),
  },
  {
    id: 'privilege',
    title: 'The key may upgrade',
    judge: ({ facts: { able } }) =>
      able === 'no'
        ? stop('The key lacks system full privileges.')
        : able === 'yes'
          ? ok('System full')
          : unknown('Whether the key may upgrade cannot be told.'),
  },
  {
    id: 'license',
    title: 'License',
    judge: ({ facts: { licenseEnds, serial }, now }) => {
      if (licenseEnds === null) return serial === null ? unread('The license cannot be read.') : ok('No end')
      if (licenseEnds <= now) return stop('The license has expired.')
      const left = `Its license ends in ${days(licenseEnds - now)}`
      return licenseEnds - now < 30 * day ? warn(left) : ok(left)
    },
  },
  {
    id: 'image',
    title: 'Image',
    judge: ({ facts, image, lack }) => {
      if (!image) return stop(lack)
      const [problem] = image.problems
      if (problem !== undefined) return stop(problem)
      if (image.version === null) return stop('The image does not say its version.')
      if (image.platform !== null && image.platform !== facts.platform)
        return stop(`The image is for ${platformNames[image.platform]}.`)
      return image.platform === null ? unknown('The image does not say what it is for.') : ok(image.version)
    },
  },
  {
    id: 'version',
    title: 'From this version',
    judge: ({ facts: { version }, image }) => {
      const to = image?.version
      if (!to) return null
      const order = compareVersions(to, version)
      if (order === 0) return stop('It runs this version already.')
      if (order < 0) return stop(`${to} is older than ${version}.`)
      const [before, after] = [version, to].map((each) => Number.parseInt(each, 10))
      if (before !== undefined && after !== undefined && after - before > farAhead)
        return warn(`From ${releaseOf(version) ?? version} to ${releaseOf(to) ?? to} may need a step between.`)
      return unknown('Whether the vendor supports this step is not told by the appliance.')
    },
  },
  {
    id: 'order',
    title: 'Versions of the others',
    judge: ({ facts, image, others }) => {
      const to = image?.version
      if (!to) return null
      for (const other of others) {
        if (other.facts.id === facts.id || !areConnected(other.facts, facts)) continue
        const will = other.to ?? other.facts.version
        if (mustNotBeBelow(other.facts.platform, facts.platform) && compareVersions(will, to) < 0)
          return stop(`${other.facts.name} would run ${will}, which is below ${to}.`)
      }
      const planned = new Set(others.map(({ facts: { version, name } }) => `${name} ${version}`))
      for (const other of facts.connected ?? []) {
        if (!other.platform || other.version === '' || planned.has(`${other.name} ${other.version}`)) continue
        if (
          others.some(
            ({ facts: { id, name } }) =>
              id.endsWith(`//${other.host}`) || name === other.name || name.startsWith(`${other.name}.`),
          )
        )
          continue
        if (mustNotBeBelow(other.platform, facts.platform) && compareVersions(other.version, to) < 0)
          return stop(`${other.name}, which is connected and not in this upgrade, runs ${other.version}, below ${to}.`)
      }
      return facts.connected === null
        ? unread('Whom it is connected to cannot be read.')
        : ok('Command over Discover over Explore and Trace')
    },
  },
  {
    id: 'edition',
    title: 'Edition',
    judge: ({ facts, others }) => {
      // Records and packets are stored by editions of their own.
      const alike = others.filter(({ facts: { platform } }) => platform === facts.platform)
      const known = new Set(alike.flatMap(({ facts: { edition } }) => (edition === null ? [] : [edition])))
      if (facts.edition === null) return unread('The edition cannot be read.')
      return known.size > 1 ? warn(`${[...known].join(' and ')} among appliances of one kind.`) : ok(facts.edition)
    },
  },
  {
    id: 'twice',
    title: 'Not listed twice',
    judge: ({ facts, others }) => {
      // Whatever ways it came into the list, it is upgraded once: by the line that could do it.
      const same = others.filter((other) => facts.serial !== null && other.facts.serial === facts.serial)
      const one = same.find(({ facts: { able }, to }) => to !== null && able !== 'no') ?? same[0]
      return one && one.facts.id !== facts.id
        ? stop(`It is listed as ${one.facts.id}, too: serial number ${facts.serial ?? ''}.`)
        : ok('Once')
    },
  },
  {
    id: 'job',
    title: 'No other job',
    judge: ({ facts: { job } }) =>
      job === 'untold'
        ? unknown('Its jobs cannot be read.')
        : job === null
          ? ok('None runs')
          : stop(`A job runs: ${job.words}.`),
  },
  {
    id: 'unsaved',
    title: 'Running config saved',
    judge: ({ facts: { unsaved } }) =>
      unsaved === null
        ? unread('The running config cannot be read.')
        : unsaved
          ? warn('Changes that are not saved are lost at the restart.')
          : ok('Saved'),
  },
  {
    id: 'backup',
    title: 'Last backup',
    judge: ({ facts: { backup, backsUp }, now }) => {
      if (!backsUp) return null
      if (backup === 'untold') return unread('The list of backups cannot be read.')
      if (backup === null) return warn('No backup is listed.')
      const age = now - backup
      return age > 7 * day ? warn(`${days(age)} old`) : ok(age < day ? 'Less than a day old' : `${days(age)} old`)
    },
  },
  {
    id: 'disk',
    title: 'Disk space',
    judge: ({ facts: { platform } }) =>
      unknown(`No operation of ${platformNames[platform]} tells it; the upload fails where there is none.`),
  },
  {
    id: 'window',
    title: 'Time window',
    judge: ({ facts, window }) => {
      const needed = windowOf(facts)
      const words = 'A Command with 50,000 devices or more needs an hour.'
      if (facts.platform === 'command' && facts.devices === null)
        return unread(`${words} How many it has cannot be read.`)
      if (needed === 0) return null
      if (window === undefined) return warn(words)
      const left = `${Math.max(0, Math.floor(window / 60_000))} min lie between the start and "Start nothing after".`
      return window < needed ? stop(`${words} ${left}`) : ok(left)
    },
  },
  {
    id: 'node',
    title: 'Kind of node',
    judge: ({ facts: { cluster } }) =>
      cluster === null
        ? null
        : cluster.node === null
          ? warn('Whether it is a master is not told: it goes with the data nodes unless it is said.')
          : ok(cluster.node === 'master' ? 'Master' : 'Data node'),
  },
  {
    id: 'nodes',
    title: 'Whole cluster',
    judge: ({ facts: { cluster }, others }) => {
      if (!cluster || cluster.nodes === null) return null
      const nodes = others.flatMap(({ facts }) => (facts.cluster?.id === cluster.id ? [facts.serial ?? facts.id] : []))
      const here = new Set(nodes).size
      return here < cluster.nodes
        ? warn(`${here} of its ${cluster.nodes} nodes are listed; ingest goes on again after those.`)
        : ok(`All ${cluster.nodes} nodes`)
    },
  },
  {
    id: 'ingest',
    title: 'Ingest',
    judge: ({ facts: { cluster } }) =>
      cluster === null
        ? null
        : cluster.ingest === null
          ? stop('Whether ingest is on cannot be read.')
          : cluster.ingest
            ? ok('On; halted for the upgrade')
            : warn('It is off already. It is switched on at the end.'),
  },
]

export interface CheckResult extends Judgement {
  id: string
  title: string
}

/** All that speaks for and against the upgrade of an appliance. */
export const checkAll = (checked: Checked): CheckResult[] =>
  rules.flatMap(({ id, title, judge }) => {
    const judged = judge(checked)
    return judged ? [{ id, title, ...judged }] : []
  })

/** The worst of several: what has to be said first. */
export function worst(results: readonly CheckResult[]): Judgement['is'] {
  for (const is of ['stop', 'warn'] as const) if (results.some((one) => one.is === is)) return is
  return 'ok'
}

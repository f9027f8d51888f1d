/** One listed appliance before there is a plan: what it said of itself, and what speaks for and against its upgrade. */
import { Section } from '../../ui/panel'
import { KeyValueList } from '../../ui/key-value-list'
import { Segmented } from '../../ui/segmented'
import { State } from '../../ui/state-glyph'
import { count } from '../../ui/format'
import { platformNames } from '../../catalog/platform'
import type { CheckResult, Judgement } from '../../work/fleet/checks'
import { targets, type Target } from '../../work/fleet/targets'
import styles from './plan.module.css'
import { BackUp } from './back-up'
import { glyphs } from './target-rows'

const order: readonly Judgement['is'][] = ['stop', 'warn', 'unknown', 'ok']

export function TargetPanel({ target, checks }: { target: Target; checks: readonly CheckResult[] }) {
  const { facts } = target
  return (
    <Section
      title={<bdi>{facts?.name ?? target.id.replace(/^https?:\/\//, '')}</bdi>}
      aside={facts ? `${platformNames[facts.platform]} ${facts.version}` : undefined}
    >
      {!facts && (
        <p>
          {target.words || 'Not asked yet. Check reads what it is, what it runs and what speaks against an upgrade.'}
        </p>
      )}
      {facts?.cluster && facts.cluster.node === null && (
        <Segmented
          label="Kind of node"
          value={target.node ?? 'data'}
          options={[
            { value: 'master', label: 'Master' },
            { value: 'data', label: 'Data node' },
          ]}
          onChange={(node) => targets.setNode(target.id, node)}
        />
      )}
      {checks.length > 0 && (
        <ul className={styles.checks} aria-label="Checks">
          {checks
            .toSorted((a, b) => order.indexOf(a.is) - order.indexOf(b.is))
            .map(({ id, title, is, words }) => (
              <li key={id}>
                <State state={glyphs[is]}>{title}</State>
                <small>{words}</small>
                {id === 'backup' && is === 'warn' && <BackUp ids={[target.id]} />}
              </li>
            ))}
        </ul>
      )}
      {facts && (
        <KeyValueList
          items={[
            { key: 'url', label: 'Address', value: target.id.replace(/^https?:\/\//, ''), mono: true },
            ...(facts.cluster ? [{ key: 'cluster', label: 'Cluster', value: facts.cluster.name }] : []),
            ...(facts.devices === null
              ? []
              : [{ key: 'devices', label: 'Devices', value: facts.devices.toLocaleString('en') }]),
            {
              key: 'connected',
              label: 'Connected',
              value:
                facts.connected === null ? 'Cannot be read' : count(facts.connected.length, 'appliance', 'appliances'),
            },
          ]}
        />
      )}
    </Section>
  )
}

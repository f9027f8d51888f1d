import { describe, expect, it, vi } from 'vitest'
import { imaginedAppliance } from '../../api/imagined-appliance'
import { setKey } from '../../api/keys'
import { metricObjectTypes, type MetricObjectType } from '../../catalog/metrics'
import { metricOf } from '../../catalog/metric-catalog'
import { draftNear, examples, NobodyThere, panelOfExample } from './examples'
import { fits } from './metric-choices'

const near = (type: MetricObjectType, ...speaks: string[]) => ({ source: { type, id: 7 }, speaks: new Set(speaks) })
const shown = (type: MetricObjectType, ...speaks: string[]) =>
  examples.flatMap((example) => (draftNear(example, near(type, ...speaks)) ? [example.id] : []))

describe('starting points', () => {
  it('are many for each kind of object that is looked at', () => {
    for (const type of ['network', 'application', 'device_group'] as const)
      expect(shown(type).length, type).toBeGreaterThanOrEqual(6)
    expect(shown('vlan')).toContain('protocols')
    // A client's view and devices beside each other are not a network's.
    expect(shown('network')).not.toContain('guide')
    expect(shown('network')).not.toContain('databases')
  })

  it('ask nothing that such objects do not have', () => {
    for (const type of metricObjectTypes)
      for (const example of examples) {
        const draft = draftNear(example, near(type, 'http_server', 'http_client', 'db_server', 'dns_server'))
        if (!draft) continue
        const { category = '', specs = [], against } = draft
        expect(fits(category, [type]), `${type} ${category}`).toBe(true)
        for (const { name } of specs) expect(metricOf(category, name)).toBeDefined()
        if (against) expect(metricOf(against.category, against.name)).toBeDefined()
      }
  })

  it('of a device are of what it does', () => {
    expect(shown('device', 'db_server')).toContain('databases')
    expect(shown('device', 'db_server')).not.toContain('status')
  })

  it('are let go of while their objects are looked for', async () => {
    const none = async () => new Response('[]', { headers: { 'content-type': 'application/json' } })
    vi.stubGlobal('fetch', vi.fn(none))
    const here = imaginedAppliance({ name: 'here' })
    setKey(here.id, 'key')
    for (const example of examples) {
      await expect(panelOfExample(here, example, 'a', undefined)).rejects.toThrow(NobodyThere)
      const stopped = panelOfExample(here, example, 'a', undefined, AbortSignal.abort())
      await expect(stopped).rejects.not.toThrow(NobodyThere)
    }
    vi.unstubAllGlobals()
  })
})
